using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace VideoGen.Api.Features.Renders;

/// <summary>Section "Renders": checks of timelines.</summary>
internal sealed class RendersOptions
{
    public const string Section = "Renders";

    /// <summary>How long a check waits for a first worker to come; over it the check does without.</summary>
    [Range(0, 20)]
    public double WorkerWaitSeconds { get; set; } = 2;

    /// <summary>How long workers may take for a check, all that are asked together; over it the check does without.</summary>
    [Range(0.1, 20)]
    public double CheckSeconds { get; set; } = 10;
}

[OptionsValidator]
internal sealed partial class RendersOptionsValidator : IValidateOptions<RendersOptions>;
