using System.Threading.Channels;

namespace Aspire.Hosting.Local;

/// <summary>
/// Prefixed logs, and under them, on a terminal, a table of resources that stays at the bottom. A slow terminal drops log lines
/// rather than hold up the resources that write them.
/// </summary>
internal sealed class TerminalConsole : IRunnerConsole
{
    private const string Runner = "host", Reset = "\e[0m", Red = "\e[31m", Faint = "\e[2m";

    private static readonly string[] s_colours = ["\e[36m", "\e[33m", "\e[32m", "\e[35m", "\e[34m", "\e[96m", "\e[93m", "\e[92m"];

    private readonly TextWriter _out;
    private readonly bool _terminal;
    private readonly Func<int> _width;
    private readonly TimeProvider _time;
    private readonly long _begun;
    private readonly Channel<(string Name, string Text, bool Important)> _lines = Channel.CreateBounded<(string, string, bool)>(
        new BoundedChannelOptions(4096) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
    private readonly Task _writing;
    private readonly Dictionary<string, string> _colourOf = [];
    private IReadOnlyList<ResourceInstance> _instances = [];
    private Uri? _dashboard;
    private int _tableLines;

    public TerminalConsole(TextWriter output, bool terminal, Func<int> width, TimeProvider time)
    {
        (_out, _terminal, _width, _time) = (output, terminal, width, time);
        _begun = time.GetTimestamp();
        _writing = Task.Run(WriteAsync);
    }

    public static TerminalConsole ForThisProcess()
    {
        var terminal = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null
            && Environment.GetEnvironmentVariable("TERM") is not (null or "dumb");
        return new TerminalConsole(Console.Out, terminal, () => Math.Max(40, Console.WindowWidth), TimeProvider.System);
    }

    public void Begin(IReadOnlyList<ResourceInstance> instances, Uri? dashboard)
    {
        (_instances, _dashboard) = (instances, dashboard);
        if (dashboard is not null)
            Event($"status page on {dashboard}");
    }

    public void Line(string instance, string text) => _lines.Writer.TryWrite((instance, text, false));

    public void Event(string text) => _lines.Writer.TryWrite((Runner, $"{_time.GetElapsedTime(_begun).TotalSeconds,6:0.00}  {text}", false));

    public void Error(string text)
    {
        foreach (var line in text.Split('\n'))
            _lines.Writer.TryWrite((Runner, line, true));
    }

    public void Changed(ResourceInstance instance)
    {
        // Without a terminal the table is told as it changes; starts, health and ends have their own lines already.
        if (_terminal)
            _lines.Writer.TryWrite(("", "", false));
        else if (instance.State is InstanceState.Waiting or InstanceState.Unhealthy or InstanceState.Failed)
            Event($"{instance.Name} {instance.State.ToString().ToLowerInvariant()} {instance.Detail}");
    }

    public void Finish()
    {
        _lines.Writer.TryComplete();
        _writing.GetAwaiter().GetResult();
    }

    private async Task WriteAsync()
    {
        var broken = false;
        while (await _lines.Reader.WaitToReadAsync())
        {
            var batch = new List<string>();
            while (batch.Count < 500 && _lines.Reader.TryRead(out var line))
                if (line.Name.Length > 0)
                    batch.Add(Format(line.Name, line.Text, line.Important));
            if (broken)
                continue;
            try
            {
                Show(batch);
            }
            catch (IOException)
            {
                broken = true; // whoever read our output is gone; the resources run on
            }
        }
    }

    private void Show(List<string> batch)
    {
        if (_tableLines > 0)
            _out.Write($"\e[{_tableLines}A\r\e[J");
        foreach (var line in batch)
            _out.WriteLine(line);
        var table = _terminal && !_lines.Reader.Completion.IsCompleted ? StatusTable.Render(_instances, _dashboard, _width()) : [];
        foreach (var row in table)
            _out.WriteLine(row);
        _tableLines = table.Count;
        _out.Flush();
    }

    private string Format(string name, string text, bool important)
    {
        var pad = Math.Max(8, _instances.Select(i => i.Name.Length).DefaultIfEmpty(0).Max());
        var clean = LogText.Clean(text, _terminal);
        if (!_terminal)
            return $"{name.PadRight(pad)} | {clean}";
        var colour = name == Runner ? Faint : Colour(name);
        return $"{colour}{name.PadRight(pad)} |{Reset} {(important ? Red : "")}{clean}{Reset}";
    }

    private string Colour(string name)
    {
        if (!_colourOf.TryGetValue(name, out var colour))
            _colourOf[name] = colour = s_colours[_colourOf.Count % s_colours.Length];
        return colour;
    }
}
