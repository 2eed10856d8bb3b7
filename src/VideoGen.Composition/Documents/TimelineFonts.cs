using VideoGen.Composition.Design;

namespace VideoGen.Composition.Documents;

/// <summary>A typeface that documents may name.</summary>
/// <param name="Id">Its name in documents, such as <c>inter-black</c>.</param>
/// <param name="Family">The family's name in documents, such as <c>inter</c>.</param>
/// <param name="Weight">400 regular, 700 bold.</param>
/// <param name="Name">As files and libass name it.</param>
public sealed record TimelineFont(string Id, string Family, int Weight, FontName Name);

/// <summary>The typefaces that documents may use. Nothing else is ever looked for, so a name is never a path.</summary>
public static class TimelineFonts
{
    private static readonly (string Word, int Weight)[] Weights = [("Light", 300), ("Regular", 400), ("Medium", 500), ("SemiBold", 600), ("Bold", 700), ("ExtraBold", 800), ("Black", 900)];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<TimelineFont> All { get; } =
    [
        .. Family("Inter", "Inter", "otf", spaced: true, Weights),
        .. Family("Inter Display", "InterDisplay", "otf", spaced: true, Weights),
        .. Family("League Spartan", "LeagueSpartan", "otf", spaced: false, Weights),
        .. Family("JetBrains Mono", "JetBrainsMono", "ttf", spaced: false, Weights[..^1]),
    ];

    /// <summary>Names of the families.</summary>
    public static IReadOnlyList<string> Families { get; } = [.. All.Select(f => f.Family).Distinct()];

    /// <summary>Every name that a document may use.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Families, .. All.Select(f => f.Id)];

    /// <summary>The typeface of a name; null when there is none.</summary>
    /// <param name="name">A family or a face.</param>
    /// <param name="weight">Of a family: the weight to which the nearest is taken. A face has its own.</param>
    public static TimelineFont? Find(string name, int weight) =>
        All.FirstOrDefault(font => font.Id == name) ?? All.Where(font => font.Family == name).MinBy(font => Math.Abs(font.Weight - weight));

    private static IEnumerable<TimelineFont> Family(string name, string file, string extension, bool spaced, (string Word, int Weight)[] weights) =>
        weights.Select(w =>
        {
            var apart = $"{name} {Apart(w.Word)}";
            // libass knows these two weights of a PostScript-flavoured family by no other name.
            var isPostScript = extension == "otf" && w.Word is ("Regular" or "Bold");
            return new TimelineFont(Id(apart), Id(name), w.Weight, new FontName(isPostScript ? $"{file}-{w.Word}" : spaced ? apart : $"{name} {w.Word}", $"{file}-{w.Word}.{extension}"));
        });

    private static string Apart(string word) => word.Replace("iB", "i B", StringComparison.Ordinal).Replace("aB", "a B", StringComparison.Ordinal);

    private static string Id(string name) => name.ToLowerInvariant().Replace(' ', '-');
}
