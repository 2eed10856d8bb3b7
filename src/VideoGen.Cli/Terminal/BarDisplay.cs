using System.Globalization;
using System.Text;
using VideoGen.Cli.Jobs;

namespace VideoGen.Cli.Terminal;

/// <summary>One line that is drawn again in place.</summary>
internal sealed class BarDisplay(CliEnvironment environment) : ProgressDisplay
{
    private const int BarCells = 24;
    private const string EraseLine = "\r\e[2K";
    private static readonly string[] Eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    private long _begun;
    private bool _drawn;

    public override void Begin(string jobId) => _begun = environment.Time.GetTimestamp();

    public override void Show(JobProgress progress)
    {
        var percent = Math.Clamp(progress.Progress ?? 0, 0, 100);
        var left = progress.EtaS is > 0 and { } seconds ? $"{Clock(TimeSpan.FromSeconds(seconds))} left" : "";
        Draw(percent, Doing(progress), left);
    }

    public override void Uploaded(string name, long bytes, long of)
    {
        if (_begun == 0)
            _begun = environment.Time.GetTimestamp();
        Draw(of > 0 ? 100.0 * bytes / of : 100, $"sending {name}, {Sizes.Text(bytes)} of {Sizes.Text(of)}", "");
    }

    public override void Downloaded(long bytes, long? of) =>
        Draw(of > 0 ? 100.0 * bytes / of.Value : 100, $"fetching {Sizes.Text(bytes)}", "");

    public override void End()
    {
        if (_drawn)
            environment.Error.Write(EraseLine);
        _drawn = false;
    }

    private void Draw(double percent, string doing, string left)
    {
        var elapsed = Clock(environment.Time.GetElapsedTime(_begun));
        var head = string.Create(CultureInfo.InvariantCulture, $"{Bar(percent)} {percent,3:0} %  {elapsed}{(left.Length > 0 ? ", " + left : "")}  ");
        environment.Error.Write(EraseLine + Cut(head + Plain(doing), environment.Width() - 1));
        environment.Error.Flush();
        _drawn = true;
    }

    private static string Bar(double percent)
    {
        var eighths = (int)(percent / 100 * BarCells * 8);
        var bar = new string('█', eighths / 8) + Eighths[eighths % 8];
        return "│" + bar.PadRight(BarCells) + "│";
    }

    private static string Clock(TimeSpan time) => time.ToString(time.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture);

    /// <summary>Text of the server must not steer the terminal.</summary>
    private static string Plain(string text) => new StringBuilder().AppendJoin("", text.Where(c => !char.IsControl(c))).ToString();

    private static string Cut(string text, int width) => text.Length <= width ? text : text[..Math.Max(0, width - 1)] + "…";
}
