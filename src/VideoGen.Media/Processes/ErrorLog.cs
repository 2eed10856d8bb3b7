using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace VideoGen.Media.Processes;

/// <summary>Keeps the end of ffmpeg's log and what it says about errors and cost. Lines come from one reader, questions from another thread.</summary>
internal sealed partial class ErrorLog
{
    private const int TailCharacters = 64 * 1024;
    private readonly Lock _gate = new();
    private readonly Queue<string> _lines = new();
    private int _characters;
    private TimeSpan _cpu;
    private long _peakMemory;
    private bool _sawError;
    private bool _sawNoSpace;
    private bool _sawNoMemory;

    public bool SawError { get { lock (_gate) return _sawError; } }

    public bool SawNoSpace { get { lock (_gate) return _sawNoSpace; } }

    public bool SawNoMemory { get { lock (_gate) return _sawNoMemory; } }

    public TimeSpan CpuTime { get { lock (_gate) return _cpu; } }

    public long PeakMemoryBytes { get { lock (_gate) return _peakMemory; } }

    public string Tail
    {
        get
        {
            lock (_gate)
            {
                var text = new StringBuilder(_characters + _lines.Count);
                foreach (var line in _lines) text.Append(line).Append('\n');
                return text.ToString();
            }
        }
    }

    public void Add(string line)
    {
        if (line.Length > 4096) line = line[..4096];
        lock (_gate)
        {
            _lines.Enqueue(line);
            _characters += line.Length;
            while (_characters > TailCharacters && _lines.TryDequeue(out var oldest)) _characters -= oldest.Length;
            Note(line);
        }
    }

    private void Note(string line)
    {
        _sawNoSpace |= line.Contains("No space left on device", StringComparison.Ordinal);
        // libav says the first, x264 the second.
        _sawNoMemory |= line.Contains("Cannot allocate memory", StringComparison.Ordinal)
            || line.Contains("malloc of size", StringComparison.Ordinal);
        _sawError |= ErrorMark().IsMatch(line);
        if (CpuFigures().Match(line) is { Success: true } cpu) _cpu = TimeSpan.FromSeconds(Number(cpu, 1) + Number(cpu, 2));
        if (MemoryFigure().Match(line) is { Success: true } memory) _peakMemory = (long)Number(memory, 1) * 1024;
    }

    private static double Number(Match match, int group) =>
        double.Parse(match.Groups[group].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\[[^\]]+\] )*\[(error|fatal|panic)\] ")]
    private static partial Regex ErrorMark();

    [GeneratedRegex(@"bench: utime=([\d.]+)s stime=([\d.]+)s")]
    private static partial Regex CpuFigures();

    [GeneratedRegex(@"bench: maxrss=(\d+)kB")]
    private static partial Regex MemoryFigure();
}
