using System.Text.Json;
using VideoGen.Providers.Http;

namespace VideoGen.Providers.ComfyUi;

/// <summary>
/// How far a workflow is, from the messages of the socket: each node counts by the steps that it takes, so that a sampler with thirty
/// steps is most of the work and a loader is little of it. Measured, not estimated: only what the server reported as done counts.
/// </summary>
internal sealed class ComfyProgress
{
    private readonly Dictionary<string, double> weights = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> done = new(StringComparer.Ordinal);
    private string? running;

    internal ComfyProgress(JsonElement? workflow)
    {
        if (workflow is not { ValueKind: JsonValueKind.Object } nodes) return;
        foreach (var node in nodes.EnumerateObject())
            weights[node.Name] = 1 + Math.Clamp(node.Value.Member("inputs")?.Number("steps") ?? 0, 0, 1000);
    }

    /// <summary>0 to 1; null when the workflow is not known.</summary>
    internal double? Value => weights.Count == 0
        ? null
        : Math.Min(1, weights.Sum(node => node.Value * done.GetValueOrDefault(node.Key)) / weights.Values.Sum());

    /// <summary>The node that runs.</summary>
    internal string? Running => running;

    internal void Cached(IEnumerable<string> nodes)
    {
        foreach (var node in nodes) done[node] = 1;
    }

    /// <summary>A node begins, so the one before it has ended.</summary>
    internal void Begin(string node)
    {
        if (running is { } before && before != node) done[before] = 1;
        running = node;
    }

    internal void Step(string node, double value, double max)
    {
        if (max > 0) done[node] = Math.Max(done.GetValueOrDefault(node), Math.Clamp(value / max, 0, 1));
    }

    internal void End(string node) => done[node] = 1;
}
