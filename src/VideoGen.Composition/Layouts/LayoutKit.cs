using System.Text;
using VideoGen.Composition.Design;
using VideoGen.Composition.Typography;

namespace VideoGen.Composition.Layouts;

/// <summary>Measures and margins that all layouts of a film share.</summary>
internal sealed class LayoutKit(FrameSize frame, FilmDesign design, FontSet fonts)
{
    private const double HeadlineStagger = 0.15;

    public FrameSize Frame { get; } = frame;

    public FilmDesign Design { get; } = design;

    public FontSet Fonts { get; } = fonts;

    /// <summary>How colours are written for the ffmpeg that will draw.</summary>
    public Titles.AssColours Colours { get; init; } = Titles.AssColours.For(0);

    public double U => Frame.Unit;

    /// <summary>Distance of headline baselines in heights of capitals.</summary>
    public double Pitch => Fonts.IsFallback ? 1.8 : 1.5;

    /// <summary>The kit for one scene, with typefaces that can draw its text.</summary>
    public LayoutKit For(Storyboards.Scene scene, string language) => new(Frame, Design, ScriptFonts.For(Fonts, scene, language)) { Colours = Colours };

    /// <summary>Where titles may stand: inside the title-safe margins and clear of the captions.</summary>
    public Box Safe { get; } = frame switch
    {
        { IsPortrait: true } => new Box(0.085 * frame.Width, 0.12 * frame.Height, 0.915 * frame.Width, 0.66 * frame.Height),
        { IsLandscape: true } => new Box(0.075 * frame.Width, 0.095 * frame.Height, 0.925 * frame.Width, 0.785 * frame.Height),
        _ => new Box(0.08 * frame.Width, 0.09 * frame.Height, 0.92 * frame.Width, 0.73 * frame.Height),
    };

    /// <summary>Middle of titles: above the horizon of motifs that have one.</summary>
    public double TitleY => Frame.Height * (HasHorizon ? Frame.IsLandscape ? 0.355 : 0.34 : Frame.IsLandscape ? 0.43 : 0.40);

    private bool HasHorizon => Design.Motif is Motif.Waves or Motif.Hills or Motif.Skyline or Motif.Grid;

    public double CaptionY => Frame.Height * (Frame.IsPortrait ? 0.745 : Frame.IsLandscape ? 0.885 : 0.87);

    public Palette Palette => Design.Palette;

    /// <summary>Whether words may be placed one by one: the typeface has all characters and they run left to right.</summary>
    public static bool CanSplit(string text, FontFace face) => text.EnumerateRunes().All(face.Metrics.Has) && text.Contains(' ', StringComparison.Ordinal);

    /// <summary>Whether a text begins in a script that runs from right to left.</summary>
    public static bool IsRightToLeft(string text) => text.FirstOrDefault(char.IsLetter) is >= '\u0590' and <= '\u08FF' or >= '\uFB1D' and <= '\uFEFC';

    /// <summary>Letters in small capitals' place: upper case with wide spacing, for scripts that have it.</summary>
    public static string Caps(string text) => text.ToUpperInvariant();

    /// <summary>Fits a text by the height of its capitals.</summary>
    public static FittedText Fit(string text, FontFace face, double spacing, double maxCaps, double maxWidth, double maxHeight, double pitch, int maxLines)
    {
        // Heights are of capitals, sizes are libass's: convert on the way in.
        var caps = face.Metrics.CapHeight;
        return LineBreaker.Fit(text, face, spacing, maxCaps / caps, maxWidth * 0.985, maxHeight / caps, pitch, maxLines);
    }

    /// <summary>Fits texts that belong together: one size for all, the smallest that any of them needs.</summary>
    public static (double Size, IReadOnlyList<IReadOnlyList<string>> Lines) FitAll(IEnumerable<string> texts, FontFace face, double maxCaps, double maxWidth, double maxHeight, int maxLines)
    {
        var fits = texts.Select(text => Fit(text, face, 0, maxCaps, maxWidth, maxHeight, 1.6, maxLines)).ToArray();
        return (fits.Min(f => f.Size), [.. fits.Select(f => f.Lines)]);
    }

    /// <summary>A line whose capitals are centred on <paramref name="capsY"/>; it begins at <paramref name="x"/> (anchor 0) or is centred there (anchor 0.5).</summary>
    public static TextLine Line(TextRole role, string text, FontFace face, double size, double spacing, double x, double anchor, double capsY, Rgb colour, double appearAt)
    {
        var metrics = face.Metrics;
        var width = metrics.Width(text, size, spacing);
        var left = x - (anchor * width);
        var caps = metrics.CapHeight * size;
        return new TextLine
        {
            Role = role,
            Text = text,
            Face = face,
            Size = size,
            Spacing = spacing,
            Colour = colour,
            AppearAt = appearAt,
            Ink = new Box(left, capsY - (caps / 2), left + width, capsY + (caps / 2)),
            MiddleY = capsY + (size * (0.5 - metrics.Ascent)) + (caps / 2),
        };
    }

    /// <summary>Height of a headline from its first capitals to its last baseline.</summary>
    public double HeightOf(FittedText headline) => headline.Size * Fonts.Headline.Metrics.CapHeight * (1 + ((headline.Lines.Count - 1) * Pitch));

    /// <summary>Adds a headline's lines one below the other.</summary>
    /// <param name="lines">Takes them.</param>
    /// <param name="headline">The headline.</param>
    /// <param name="x">Where its lines begin (anchor 0) or stand with their middles (anchor 0.5).</param>
    /// <param name="anchor">0 or 0.5.</param>
    /// <param name="top">Top of its first capitals.</param>
    /// <param name="at">When its first line comes.</param>
    /// <param name="emphasis">Words in the accent colour.</param>
    /// <returns>Its last baseline.</returns>
    public double AddHeadline(List<TextLine> lines, FittedText headline, double x, double anchor, double top, double at, string? emphasis = null)
    {
        var (spacing, caps) = (Fonts.HeadlineSpacing / 100 * headline.Size, headline.Size * Fonts.Headline.Metrics.CapHeight);
        for (var i = 0; i < headline.Lines.Count; i++)
            lines.Add(Split(Line(TextRole.Headline, headline.Lines[i], Fonts.Headline, headline.Size, spacing, x, anchor, top + (caps / 2) + (i * caps * Pitch), Palette.Text, at + (HeadlineStagger * i)), emphasis));
        return top + HeightOf(headline);
    }

    /// <summary>The lines of a point, centred on a middle.</summary>
    /// <param name="texts">Its lines.</param>
    /// <param name="size">Of their type.</param>
    /// <param name="x">Where they begin (anchor 0) or end (anchor 1).</param>
    /// <param name="anchor">0 to 1.</param>
    /// <param name="middle">Their common middle in pixels.</param>
    /// <param name="pitch">From one to the next, in heights of capitals.</param>
    /// <param name="appearAt">Seconds into the scene.</param>
    public IEnumerable<TextLine> Item(IReadOnlyList<string> texts, double size, double x, double anchor, double middle, double pitch, double appearAt)
    {
        var caps = size * Fonts.Text.Metrics.CapHeight;
        return texts.Select((text, i) => Line(TextRole.Item, text, Fonts.Text, size, 0, x, anchor, middle + ((i - ((texts.Count - 1) / 2.0)) * caps * pitch), Palette.Text, appearAt));
    }

    /// <summary>The same line parted into words that come one by one, with the emphasised words in the accent colour.</summary>
    public TextLine Split(TextLine line, string? emphasis)
    {
        var marks = emphasis is null ? [] : emphasis.Split(' ').Select(Bare).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Rgb ColourOf(string word) => marks.Contains(Bare(word)) ? Palette.Accent : line.Colour;
        if (!CanSplit(line.Text, line.Face)) return marks.Contains(Bare(line.Text)) ? line with { Colour = Palette.Accent } : line;
        var metrics = line.Face.Metrics;
        List<TextPiece> pieces = [];
        var before = new StringBuilder();
        foreach (var word in line.Text.Split(' '))
        {
            var start = before.Length == 0 ? 0 : metrics.Width(before.ToString(), line.Size, line.Spacing) + line.Spacing;
            var width = metrics.Width(word, line.Size, line.Spacing);
            pieces.Add(new TextPiece(word, line.Ink.Left + start + (width / 2), ColourOf(word)));
            before.Append(word).Append(' ');
        }

        return line with { Pieces = pieces };
    }

    private static string Bare(string word) => new([.. word.Where(char.IsLetterOrDigit)]);
}
