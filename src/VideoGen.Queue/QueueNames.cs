namespace VideoGen.Queue;

/// <summary>
/// Names in Redis. They are a deployment contract: scale rules name the streams and the group, so changing one needs a new rollout
/// of everything at once. This file is compiled into the AppHost too, which writes those rules: it knows nothing else of ours.
/// </summary>
public static partial class QueueNames
{
    public const string HighStream = "videogen:jobs:high";
    public const string NormalStream = "videogen:jobs:normal";
    public const string LowStream = "videogen:jobs:low";

    /// <summary>Consumer group of the dispatchers on each stream. Its lag is the backlog.</summary>
    public const string Group = "dispatchers";

    /// <summary>Pub/sub: what happened to jobs.</summary>
    public const string EventsChannel = "videogen:events";

    /// <summary>Pub/sub: requests to stop jobs.</summary>
    public const string ControlChannel = "videogen:control";

    /// <summary>Pub/sub: something was put into a stream.</summary>
    public const string WakeChannel = "videogen:queued";

    /// <summary>The one field of an entry: the job's id. All else is in the database.</summary>
    public const string JobField = "job";

    /// <summary>All streams, most urgent first.</summary>
    public static IReadOnlyList<string> Streams { get; } = [HighStream, NormalStream, LowStream];
}
