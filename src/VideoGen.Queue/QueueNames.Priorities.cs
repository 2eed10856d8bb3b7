using VideoGen.Core.Jobs;

namespace VideoGen.Queue;

public static partial class QueueNames
{
    /// <summary>The stream of a priority.</summary>
    public static string Stream(JobPriority priority) => priority switch
    {
        JobPriority.High => HighStream,
        JobPriority.Normal => NormalStream,
        JobPriority.Low => LowStream,
        _ => throw new ArgumentOutOfRangeException(nameof(priority), priority, "There is no stream for it."),
    };
}
