using VideoGen.Core.Jobs;

namespace VideoGen.Data.Dispatch;

/// <summary>What could be started now.</summary>
/// <param name="FreeSlots">Free slots of all live workers.</param>
/// <param name="Ready">Priorities of which at least one job may run now.</param>
public sealed record DispatchOutlook(int FreeSlots, IReadOnlySet<JobPriority> Ready);
