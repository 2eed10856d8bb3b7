using Microsoft.Extensions.Configuration;

namespace VideoGen.AppHost.Resources;

/// <summary>Where a run on this machine keeps what must survive it: configuration <c>State:Directory</c>.</summary>
internal static class State
{
    public static void AddState(this IDistributedApplicationBuilder builder)
    {
        if (!builder.ExecutionContext.IsRunMode)
            return;

        // The local runner writes run.json here; the official orchestrator has its dashboard for that and reads no such setting.
        builder.Configuration["LocalRunner:StateDirectory"] = builder.StateDirectory();
    }

    /// <summary>Absolute; <c>.videogen/data</c> of the repository unless configured.</summary>
    public static string StateDirectory(this IDistributedApplicationBuilder builder) => Path.GetFullPath(
        builder.Configuration["State:Directory"] is { Length: > 0 } configured
            ? Path.Combine(Directory.GetCurrentDirectory(), configured)
            : Path.Combine(builder.RepositoryDirectory(), ".videogen", "data"));

    public static string RepositoryDirectory(this IDistributedApplicationBuilder builder) =>
        Path.GetFullPath(Path.Combine(builder.AppHostDirectory, ".."));

    public static int WorkerReplicas(this IDistributedApplicationBuilder builder) => builder.Configuration.GetValue("Worker:Replicas", 2);
}
