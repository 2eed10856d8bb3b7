using System.ComponentModel.DataAnnotations;

namespace Aspire.Hosting.Local;

/// <summary>Configuration section <c>LocalRunner</c>.</summary>
internal sealed class RunnerOptions
{
    /// <summary>Where run.json and the run lock live; neither is written when absent.</summary>
    public string? StateDirectory { get; set; }

    /// <summary>How long a resource may take from its first start until it is healthy.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan StartupLimit { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>From the first signal until what still runs is killed, all resources together. The guardian's look round comes after it.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:05:00")]
    public TimeSpan StopLimit { get; set; } = TimeSpan.FromSeconds(6);

    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan FirstBackOff { get; set; } = TimeSpan.FromMilliseconds(500);

    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan LongestBackOff { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>A resource that ran this long starts again with the first back-off.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00")]
    public TimeSpan StableAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Starts in a row without ever being healthy after which the run is given up.</summary>
    [Range(1, 100)]
    public int StartAttempts { get; set; } = 5;

    /// <summary>Time between two health checks of a resource that is not healthy yet; healthy ones are asked ten times less often.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:01:00")]
    public TimeSpan HealthInterval { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Port of the status page on 127.0.0.1 (configuration <c>Dashboard:Port</c>); 0 takes a free one.</summary>
    [Range(0, 65535)]
    public int DashboardPort { get; set; }

    public bool DashboardDisabled { get; set; }
}
