using System.Globalization;
using System.Text;

namespace VideoGen.Api.Features.Assets;

/// <summary>Makes a file name from a client fit to be shown. It is never part of a path: where a file lies is ours to say.</summary>
internal static class AssetNames
{
    public const string Nameless = "file";
    private const int MaxLength = 120;

    public static string Clean(string? given)
    {
        var last = (given ?? "").Split('/', '\\')[^1];
        var kept = new StringBuilder();
        foreach (var rune in last.EnumerateRunes().Where(IsHarmless))
        {
            if (kept.Length + rune.Utf16SequenceLength > MaxLength)
                break;
            kept.Append(rune);
        }

        // Dots and dashes at the front hide a file or look like an option wherever the name is typed.
        var name = kept.ToString().Trim().TrimStart('.', '-', ' ').TrimEnd('.', ' ');
        return name.Length > 0 ? name : Nameless;
    }

    private static bool IsHarmless(Rune rune) => rune.Value is not ('/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' or 0xFFFD)
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
            or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
