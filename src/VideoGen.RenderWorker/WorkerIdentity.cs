namespace VideoGen.RenderWorker;

/// <summary>Who this process is. New at each start: a worker that comes back is another one, since what it held is gone.</summary>
internal sealed class WorkerIdentity
{
    public string Id { get; } = $"{Environment.MachineName.ToLowerInvariant()}-{Guid.NewGuid():N}"[..Math.Min(Environment.MachineName.Length + 13, 60)];

    public string Version { get; } = typeof(WorkerIdentity).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
