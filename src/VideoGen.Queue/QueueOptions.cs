using System.ComponentModel.DataAnnotations;

namespace VideoGen.Queue;

/// <summary>Section "Queue".</summary>
public sealed class QueueOptions
{
    /// <summary>After this time an entry that a dispatcher took and did not finish with goes back into the queue.</summary>
    [Range(typeof(TimeSpan), "00:00:00.200", "01:00:00")]
    public TimeSpan TakeBackAfter { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>After this time without a sign, the name of a dispatcher that holds nothing is removed from the groups.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan ForgetConsumersAfter { get; set; } = TimeSpan.FromHours(1);
}
