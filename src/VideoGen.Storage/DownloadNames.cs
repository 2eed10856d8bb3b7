using Microsoft.Net.Http.Headers;

namespace VideoGen.Storage;

/// <summary>File names in Content-Disposition, where a quote or a line break would end the header.</summary>
public static class DownloadNames
{
    private const int MaxLength = 120;

    /// <summary>A name that is safe to save under: no path, no control or bidirectional-override characters, not too long.</summary>
    internal static string? Clean(string? name)
    {
        if (name is null)
            return null;
        var kept = string.Concat(name.EnumerateRunes().Where(r => r.Value >= 0x20 && !IsHostile(r.Value)).Take(MaxLength));
        kept = kept.Trim(' ', '.');
        return kept.Length == 0 ? "download" : kept;
    }

    /// <summary>The header's value: a plain name for old clients and the exact one in UTF-8.</summary>
    public static string Attachment(string name)
    {
        var header = new ContentDispositionHeaderValue("attachment");
        header.SetHttpFileName(Clean(name));
        return header.ToString();
    }

    private static bool IsHostile(int rune) =>
        rune is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' or 0x7F or (>= 0x80 and <= 0x9F)
            or (>= 0x200E and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFFFD;
}
