using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace VideoGen.Media;

/// <summary>Section "Media".</summary>
public sealed class MediaOptions
{
    /// <summary>Strongest sandbox to use: "bubblewrap" (default), "namespaces" or "limits". Weaker ones are used when it does not work.</summary>
    [RegularExpression("bubblewrap|namespaces|limits")]
    public string Sandbox { get; init; } = "bubblewrap";

    /// <summary>True refuses to start media work below bubblewrap.</summary>
    public bool RequireSandbox { get; init; }

    /// <summary>Niceness of media processes, 0 to 19; above 0 the services that share the machine stay quick.</summary>
    [Range(0, 19)]
    public int Niceness { get; init; } = 5;

    /// <summary>Folder with ffmpeg and ffprobe; empty looks in PATH.</summary>
    public string ToolsDirectory { get; init; } = "";

    /// <summary>Folders with fonts, searched in order.</summary>
    public IReadOnlyList<string> FontDirectories { get; init; } = ["/usr/share/fonts", "/usr/local/share/fonts"];
}

[OptionsValidator]
internal sealed partial class MediaOptionsValidator : IValidateOptions<MediaOptions>;
