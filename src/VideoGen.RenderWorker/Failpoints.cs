using System.Diagnostics;

namespace VideoGen.RenderWorker;

/// <summary>
/// For tests of what happens when a worker dies or stops at the worst moment. Environment variable <c>VIDEOGEN_FAILPOINT</c>:
/// <c>point:action</c>, where the point is "start", "segment-1" (2, 3, …: rendered and not yet stored), "sound" or "before-result" and the action is "kill" (as kill -9
/// does) or "hang" (until cancelled). Without the variable every point does nothing.
/// </summary>
internal static class Failpoints
{
    private static readonly string[] Set = Environment.GetEnvironmentVariable("VIDEOGEN_FAILPOINT")?.Split(':', 2) ?? [];

    public static Task HitAsync(string point, CancellationToken ct)
    {
        if (Set.Length != 2 || Set[0] != point)
            return Task.CompletedTask;
        if (Set[1] == "kill")
            Process.GetCurrentProcess().Kill();
        return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
    }
}
