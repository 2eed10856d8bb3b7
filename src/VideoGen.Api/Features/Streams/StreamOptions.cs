using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace VideoGen.Api.Features.Streams;

/// <summary>Section "Streams": watching films while they are made.</summary>
internal sealed class StreamOptions
{
    public const string Section = "Streams";

    /// <summary>Longest wait of a playlist or segment for "Prefer: wait=N", in seconds.</summary>
    [Range(0, 60)]
    public int MaxWaitSeconds { get; set; } = 10;

    /// <summary>How long the playlist of the sound waits until the film is mixed before it answers without a fragment.</summary>
    [Range(0, 60_000)]
    public int SoundWaitMs { get; set; } = 4_000;

    /// <summary>Memory for the heads of segments that are being watched.</summary>
    [Range(1, 4_096)]
    public int CacheMegabytes { get; set; } = 32;
}

[OptionsValidator]
internal sealed partial class StreamOptionsValidator : IValidateOptions<StreamOptions>;
