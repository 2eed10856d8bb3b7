using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using VideoGen.Providers.Following;

namespace VideoGen.RenderWorker.Execution.Visuals;

/// <summary>Section "Visuals": pictures, films and speech that providers make for scenes.</summary>
public sealed class VisualOptions
{
    /// <summary>Pictures of one film that are made at the same time.</summary>
    [Range(1, 64)]
    public int AtOnce { get; init; } = 4;

    /// <summary>First pause between questions about work that a provider does; it grows by half each time.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest time that a provider may take for one of them.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "12:00:00")]
    public TimeSpan Deadline { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>Largest file that is copied, in bytes.</summary>
    [Range(1, 4L << 30)]
    public long MaxBytes { get; init; } = 200L << 20;

    /// <summary>How providers are followed.</summary>
    internal FollowOptions Follow => new() { FirstPause = FirstPause, Deadline = Deadline };
}

[OptionsValidator]
internal sealed partial class VisualOptionsValidator : IValidateOptions<VisualOptions>;
