using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace VideoGen.Api.Realtime;

/// <summary>Section "Realtime": event streams and WebSockets.</summary>
internal sealed class RealtimeOptions
{
    public const string Section = "Realtime";

    /// <summary>A quiet stream says this often that it lives, and looks whether its holder may still listen. In milliseconds.</summary>
    [Range(50, 60_000)]
    public int HeartbeatMs { get; set; } = 10_000;

    /// <summary>How often rows are read while Redis is silent, in milliseconds.</summary>
    [Range(50, 60_000)]
    public int PollMs { get; set; } = 1_000;

    /// <summary>How often rows are read although Redis is well, in case it lost a message. In milliseconds.</summary>
    [Range(50, 60_000)]
    public int SafetyPollMs { get; set; } = 5_000;

    /// <summary>When a cut stream comes back, in milliseconds (the retry field of SSE).</summary>
    [Range(100, 60_000)]
    public int ReconnectMs { get; set; } = 2_000;

    public TimeSpan Heartbeat => TimeSpan.FromMilliseconds(HeartbeatMs);
}

[OptionsValidator]
internal sealed partial class RealtimeOptionsValidator : IValidateOptions<RealtimeOptions>;
