using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace VideoGen.Api.Features.Assets;

/// <summary>Section "Assets": files that users send.</summary>
internal sealed class AssetsOptions
{
    public const string Section = "Assets";

    /// <summary>Largest file; over it 413.</summary>
    [Range(1, 2_048)]
    public int MaxMegabytes { get; set; } = 100;

    /// <summary>Uploads that one replica takes in at once; more wait, unread.</summary>
    [Range(1, 1_000)]
    public int MaxAtOnce { get; set; } = 20;

    /// <summary>How long an upload waits for its turn; over it 503.</summary>
    [Range(0, 120)]
    public int TurnSeconds { get; set; } = 15;

    /// <summary>How long an upload waits for a first worker to come; over it 503.</summary>
    [Range(0, 120)]
    public int WorkerWaitSeconds { get; set; } = 10;

    /// <summary>How long a worker may look at a file.</summary>
    [Range(1, 600)]
    public int ProbeSeconds { get; set; } = 60;

    /// <summary>How long the address of an asset's content works.</summary>
    [Range(1, 10_080)]
    public int ContentMinutes { get; set; } = 60;

    public long MaxBytes => MaxMegabytes * 1_000_000L;
}

[OptionsValidator]
internal sealed partial class AssetsOptionsValidator : IValidateOptions<AssetsOptions>;
