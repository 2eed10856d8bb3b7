using VideoGen.Cli.Jobs;

namespace VideoGen.Cli.Terminal;

/// <summary>Shows how far a film is, on the error output so that the standard output holds results alone.</summary>
internal abstract class ProgressDisplay : IDisposable
{
    public static ProgressDisplay For(CliEnvironment environment) =>
        environment.IsTerminal ? new BarDisplay(environment) : new LineDisplay(environment);

    public abstract void Begin(string jobId);

    public abstract void Show(JobProgress progress);

    public abstract void Uploaded(string name, long bytes, long of);

    public abstract void Downloaded(long bytes, long? of);

    /// <summary>Leaves the terminal clean for what comes next; more than once is fine.</summary>
    public abstract void End();

    public void Dispose() => End();

    protected static string Doing(JobProgress progress) => progress switch
    {
        { State: "queued" } => progress.Message ?? "waiting for a worker",
        { Stage: { } stage, Message: { } message } => $"{stage}: {message}",
        { Stage: { } stage } => stage,
        _ => progress.Message ?? progress.State ?? "",
    };
}
