using VideoGen.Cli.Jobs;

namespace VideoGen.Cli.Terminal;

/// <summary>A line for each new stage and each tenth, for logs and pipes.</summary>
internal sealed class LineDisplay(CliEnvironment environment) : ProgressDisplay
{
    private const int Step = 10;
    private readonly HashSet<string> _sent = new(StringComparer.Ordinal);
    private string? _stage;
    private int _told = -1;

    public override void Begin(string jobId) => environment.Error.WriteLine($"job {jobId}");

    public override void Show(JobProgress progress)
    {
        var stage = progress.State == "running" ? progress.Stage : progress.State;
        var tenth = (int)Math.Clamp(progress.Progress ?? 0, 0, 100) / Step * Step;
        if (stage == _stage && tenth <= _told)
            return;
        (_stage, _told) = (stage, tenth);
        var left = progress.EtaS is > 0 and { } seconds ? FormattableString.Invariant($", about {seconds:0} s left") : "";
        var text = new string([.. Doing(progress).Where(c => !char.IsControl(c))]);
        environment.Error.WriteLine(FormattableString.Invariant($"{progress.Progress ?? 0,3:0} %  {text}{left}"));
    }

    public override void Uploaded(string name, long bytes, long of)
    {
        if (bytes == of && _sent.Add(name))
            environment.Error.WriteLine($"sent {new string([.. name.Where(c => !char.IsControl(c))])} ({Sizes.Text(of)})");
    }

    public override void Downloaded(long bytes, long? of)
    {
    }

    public override void End()
    {
    }
}
