using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VideoGen.Composition.Design;
using VideoGen.Composition.Typography;
using VideoGen.Core.Errors;
using VideoGen.Media.Processes;

namespace VideoGen.Media.Fonts;

/// <summary>Finds typefaces on this machine and reads their measures.</summary>
public sealed class FontCatalog(IOptions<MediaOptions> options, ILogger<FontCatalog> log)
{
    // Where a wanted typeface is missing, the nearest of these takes its place.
    private static readonly FontName[] Substitutes =
    [
        .. FontPairs.Faces,
        new("Inter-Bold", "Inter-Bold.otf"), new("Noto Sans Bold", "NotoSans-Bold.ttf"), new("DejaVu Sans Bold", "DejaVuSans-Bold.ttf"), new("Liberation Sans Bold", "LiberationSans-Bold.ttf"),
    ];

    private readonly ConcurrentDictionary<FontName, (FontFace Face, string Path)> _found = new();
    private Dictionary<string, string>? _files;

    /// <summary>A typeface, or the nearest one that is installed.</summary>
    /// <exception cref="MediaException">No usable typeface is installed (<c>tool_missing</c>).</exception>
    public FontFace Find(FontName name) => Load(name).Face;

    /// <summary>Path of the file that <see cref="Find"/> read.</summary>
    public string PathOf(FontName name) => Load(name).Path;

    private (FontFace Face, string Path) Load(FontName name) => _found.GetOrAdd(name, wanted =>
    {
        var files = _files ??= Scan();
        foreach (var candidate in Substitutes.Prepend(wanted))
        {
            if (!files.TryGetValue(candidate.FileName, out var path)) continue;
            if (candidate != wanted) log.Substituted(wanted.Family, candidate.Family);
            var bytes = File.ReadAllBytes(path);
            return (new FontFace(candidate.Family, Convert.ToHexStringLower(SHA256.HashData(bytes)), SfntReader.Read(bytes)), path);
        }

        throw new MediaException(ErrorCodes.ToolMissing, "No usable typeface is installed.", $"Looked in {string.Join(", ", options.Value.FontDirectories)}.");
    });

    private Dictionary<string, string> Scan()
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var folder in options.Value.FontDirectories.Where(Directory.Exists))
        {
            foreach (var path in Directory.EnumerateFiles(folder, "*.?t?", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                files.TryAdd(Path.GetFileName(path), path);
        }

        return files;
    }
}
