namespace VideoGen.Composition.Design;

/// <summary>A typeface as files and libass name it.</summary>
/// <param name="Family">Name in the ASS file; libass matches full names.</param>
/// <param name="FileName">File that holds it, without folder.</param>
public sealed record FontName(string Family, string FileName);

/// <summary>Typefaces for one film.</summary>
/// <param name="Name">Name for reports.</param>
/// <param name="Headline">For the largest words.</param>
/// <param name="Text">For kickers, sublines and list items.</param>
/// <param name="HeadlineSpacing">Extra space between the headline's letters, in hundredths of its size; mostly negative.</param>
public sealed record FontPair(string Name, FontName Headline, FontName Text, double HeadlineSpacing);

/// <summary>All font pairs. The files are under the SIL Open Font License.</summary>
public static class FontPairs
{
    /// <summary>Typeface of captions in every film.</summary>
    public static FontName Caption { get; } = new("Inter Display Extra Bold", "InterDisplay-ExtraBold.otf");

    /// <summary>Typeface of code in every film.</summary>
    public static FontName Code { get; } = new("JetBrains Mono Medium", "JetBrainsMono-Medium.ttf");

    /// <summary>Every pair; order is part of what a seed means, so add at the end.</summary>
    public static IReadOnlyList<FontPair> All { get; } =
    [
        new("grotesk", new("Inter Display Black", "InterDisplay-Black.otf"), new("Inter Semi Bold", "Inter-SemiBold.otf"), -1.6),
        new("geometric", new("League Spartan ExtraBold", "LeagueSpartan-ExtraBold.otf"), new("Inter Semi Bold", "Inter-SemiBold.otf"), -1.2),
        new("technical", new("JetBrains Mono ExtraBold", "JetBrainsMono-ExtraBold.ttf"), new("Inter Medium", "Inter-Medium.otf"), -2.2),
        new("quiet", new("Inter Display Semi Bold", "InterDisplay-SemiBold.otf"), new("Inter Medium", "Inter-Medium.otf"), -1.8),
        new("poster", new("League Spartan Black", "LeagueSpartan-Black.otf"), new("League Spartan SemiBold", "LeagueSpartan-SemiBold.otf"), -1.6),
        new("soft", new("League Spartan SemiBold", "LeagueSpartan-SemiBold.otf"), new("Inter Medium", "Inter-Medium.otf"), -1),
        new("elegant", new("Inter Display Light", "InterDisplay-Light.otf"), new("Inter Medium", "Inter-Medium.otf"), -1.4),
        new("console", new("JetBrains Mono SemiBold", "JetBrainsMono-SemiBold.ttf"), new("JetBrains Mono Medium", "JetBrainsMono-Medium.ttf"), -2.6),
    ];

    /// <summary>Every file that a film may need.</summary>
    public static IReadOnlyList<FontName> Faces { get; } = [.. All.SelectMany(p => (FontName[])[p.Headline, p.Text]).Append(Caption).Append(Code).Distinct()];
}
