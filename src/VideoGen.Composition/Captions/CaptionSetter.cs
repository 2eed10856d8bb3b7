using VideoGen.Composition.Layers;
using VideoGen.Composition.Narration;
using VideoGen.Composition.Titles;
using VideoGen.Composition.Typography;

namespace VideoGen.Composition.Captions;

/// <summary>Sets captions: which words are on screen together, in at most two lines that stay within the safe area.</summary>
internal sealed class CaptionSetter(CaptionStyle style, ResolvedTimeline timeline, FallbackFonts fonts)
{
    private const int MostLines = 2;
    private const double SmallestReadable = 8;

    private readonly SafeArea _area = SafeArea.Of(style.Zone, timeline.Width, timeline.Height).Centred(timeline.Width);

    /// <summary>Width that lines may have.</summary>
    private double Width => Math.Max(1, (_area.Width - (2 * Room)) / (style.Look == CaptionLook.Pop ? CaptionLooks.SpokenGrowth : 1));

    // What the outline or the box adds on each side.
    private double Room => style.Look == CaptionLook.Box ? style.Size * CaptionLooks.BoxPadding : style.Size * CaptionLooks.Stroke;

    /// <summary>Pages of a cue, in order.</summary>
    public IReadOnlyList<CaptionPage> Pages(CaptionCue cue)
    {
        IReadOnlyList<SpokenWord> words = [.. CueWords.Of(cue).SelectMany(CueWords.Parts)];
        if (words.Count == 0) return [];
        List<(IReadOnlyList<SpokenWord> Words, string Text)> parts = style.Look switch
        {
            CaptionLook.OneWord => [.. words.Select(w => ((IReadOnlyList<SpokenWord>)[w], w.Text))],
            CaptionLook.Karaoke or CaptionLook.Pop => [.. CaptionGrouper.Group(words, timeline.Width > timeline.Height ? 32 : 24).SelectMany(g => Split(g.Words))],
            _ => [.. Split(words, cue.Words.Count > 0 ? null : Lines(cue.Text))],
        };
        List<CaptionPage> pages = [];
        for (var i = 0; i < parts.Count; i++)
        {
            var from = Frame(i == 0 ? cue.Start : parts[i].Words[0].Start);
            var to = Frame(i + 1 < parts.Count ? parts[i + 1].Words[0].Start : cue.End);
            if (to > from) pages.Add(Page(parts[i].Words, parts[i].Text, from, to));
        }

        return pages;
    }

    private static string[]? Lines(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length is > 1 and <= MostLines ? lines : null;
    }

    /// <summary>Halves a cue until each part fits, so that nothing is clipped and no third line covers the picture.</summary>
    private IEnumerable<(IReadOnlyList<SpokenWord> Words, string Text)> Split(IReadOnlyList<SpokenWord> words, string[]? lines = null)
    {
        // A translator's own line break stands where both lines fit.
        if (lines is not null && lines.All(l => Measure(l, style.Size, wrap: false).Lines.Max(x => Wide(x, style.Size)) <= Width)) return [(words, string.Join('\n', lines))];
        var text = WordJoin.Join(words.Select(w => w.Text), CaptionLooks.Gap(style));
        if (words.Count == 1 || IsWhole(Measure(text, style.Size * 0.86, wrap: true))) return [(words, text)];
        var middle = Middle(words);
        return [.. Split([.. words.Take(middle)]), .. Split([.. words.Skip(middle)])];
    }

    // After punctuation near the middle, else in the middle by length.
    private static int Middle(IReadOnlyList<SpokenWord> words)
    {
        var total = words.Sum(w => w.Text.Length + 1.0);
        var (best, at, passed) = (double.MaxValue, 1, 0.0);
        for (var i = 1; i < words.Count; i++)
        {
            passed += words[i - 1].Text.Length + 1;
            var away = Math.Abs((passed / total) - 0.5) - (char.IsPunctuation(words[i - 1].Text[^1]) ? 0.15 : 0);
            if (away < best) (best, at) = (away, i);
        }

        return at;
    }

    private CaptionPage Page(IReadOnlyList<SpokenWord> words, string text, long from, long to)
    {
        var size = style.Look == CaptionLook.OneWord ? style.Size * CaptionLooks.OneWordGrowth : style.Size;
        var broken = text.Contains('\n', StringComparison.Ordinal);
        var block = Measure(text, size, wrap: !broken);
        for (; !broken && !IsWhole(block) && size > 1; block = Measure(text, size, wrap: true)) size *= 0.95;
        // One run for each word, so that each can have a look of its own; lines are broken as they were measured.
        var ends = LineEnds(block);
        var layer = Layer([.. Runs(words, ends, size)], wrap: false);
        var set = TextBlock.Of(layer, fonts);
        var placed = layer with { Y = Middle((set.Place(0, Width, 0).Height / 2) + Room) };
        return new CaptionPage(from, to, [.. words.Select(w => Math.Max(from, Frame(w.Start)))], placed, set, broken || (IsWhole(block) && size >= Math.Min(style.Size, SmallestReadable)));
    }

    private IEnumerable<TextRun> Runs(IReadOnlyList<SpokenWord> words, HashSet<int> ends, double size)
    {
        var letters = 0;
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i].Text;
            letters += Letters(word);
            var after = i + 1 == words.Count ? "" : ends.Contains(letters) ? "\n" : WordJoin.NeedsSpace(word[^1], words[i + 1].Text) ? CaptionLooks.Gap(style) : "";
            yield return new TextRun(word + after, CaptionLooks.Type(style, size));
        }
    }

    // Lines end after so many characters that are not spaces.
    private static HashSet<int> LineEnds(TextBlock block)
    {
        var letters = 0;
        return [.. block.Lines.Select(l => letters += l.Pieces.Sum(p => Letters(p.Text)))];
    }

    private static int Letters(string text) => text.Count(c => !char.IsWhiteSpace(c));

    private TextBlock Measure(string text, double size, bool wrap) => TextBlock.Of(Layer([new TextRun(text, CaptionLooks.Type(style, size))], wrap), fonts);

    private TextLayer Layer(IReadOnlyList<TextRun> runs, bool wrap)
    {
        var size = runs[0].Style.Size.At(0);
        return new TextLayer
        {
            Path = "/captions", Start = 0, Frames = 1, Runs = runs, Wrap = wrap, LineHeight = CaptionLooks.LineHeight, AnchorX = 0.5, AnchorY = 0.5,
            X = timeline.Width / 2.0, Y = 0, Width = Width, Height = 0,
            Box = style.Look == CaptionLook.Box ? new TextBox(style.Box, size * CaptionLooks.BoxPadding, size * CaptionLooks.BoxRadius) : null,
        };
    }

    // Where the style says, but no nearer to an edge of the safe area than half of the block.
    private double Middle(double half) => Math.Clamp(style.Vertical * timeline.Height, _area.Top + half, Math.Max(_area.Top + half, _area.Bottom - half));

    private bool IsWhole(TextBlock block) => block.Lines.Count <= MostLines && block.Lines.All(l => Wide(l, block.Layer.Runs[0].Style.Size.At(0)) <= Width) && !IsTorn(block);

    // A word that had to be cut in two stands on two lines.
    private static bool IsTorn(TextBlock block)
    {
        for (var i = 1; i < block.Lines.Count; i++)
        {
            if (block.Lines[i - 1].Pieces is [.., var last] && block.Lines[i].Pieces is [var first, ..] && last.Word == first.Word) return true;
        }

        return false;
    }

    private static double Wide(SetLine line, double size) => line.Pieces.Sum(p => p.Width(size, 0));

    private long Frame(TimeSpan time) => timeline.Rate.FrameAt(time.Ticks / (decimal)TimeSpan.TicksPerSecond);
}
