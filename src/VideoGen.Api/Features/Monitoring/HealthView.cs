using System.ComponentModel;
using VideoGen.Api.OpenApi;

namespace VideoGen.Api.Features.Monitoring;

public sealed record HealthView
{
    [Description("ok: all is well. degraded: films are accepted but something they need is missing. down: nothing can be accepted.")]
    [Words("ok", "degraded", "down")]
    public required string Status { get; init; }

    [Description("Version of the server.")]
    public required string Version { get; init; }

    [Description("Seconds since this replica started.")]
    public required long UptimeS { get; init; }

    [Description("What the server depends on.")]
    public required IReadOnlyList<DependencyView> Dependencies { get; init; }

    [Description("Render workers that are registered now; null while the database does not answer.")]
    public WorkersView? Workers { get; init; }

    [Description("Jobs that wait; null while the database does not answer.")]
    public long? QueueDepth { get; init; }
}

public sealed record DependencyView
{
    [Description("postgres, redis or object_store.")]
    public required string Name { get; init; }

    [Description("Whether it answered.")]
    [Words("ok", "down")]
    public required string Status { get; init; }

    [Description("How long the answer took, in milliseconds.")]
    public required double LatencyMs { get; init; }
}

public sealed record WorkersView
{
    [Description("Workers that take part.")]
    public required int Live { get; init; }

    [Description("Films that can be rendered at the same time.")]
    public required int Capacity { get; init; }

    [Description("Films that are being rendered.")]
    public required int Running { get; init; }

    [Description("Which isolation their media processes run in: bubblewrap, namespaces or limits; one entry for each that is in use.")]
    public required IReadOnlyList<string> Sandbox { get; init; }
}
