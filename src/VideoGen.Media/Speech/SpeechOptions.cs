using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace VideoGen.Media.Speech;

/// <summary>Section "Speech".</summary>
public sealed class SpeechOptions
{
    /// <summary>Path of the speech program; empty looks beside the service.</summary>
    public string ToolPath { get; init; } = "";

    /// <summary>Words per minute at normal pace.</summary>
    [Range(100, 300)]
    public int WordsPerMinute { get; init; } = 165;

    /// <summary>Pitch of the voice, 0 to 100.</summary>
    [Range(0, 100)]
    public int Pitch { get; init; } = 48;

    /// <summary>Longest time that the speech of one film may take.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(1);
}

[OptionsValidator]
internal sealed partial class SpeechOptionsValidator : IValidateOptions<SpeechOptions>;
