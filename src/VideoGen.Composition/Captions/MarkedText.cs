using System.Text;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Captions;

/// <summary>A cue's text while it is read: stretches that begin at times of their own.</summary>
internal sealed class MarkedText
{
    private readonly List<(TimeSpan? At, StringBuilder Text)> _parts = [(null, new StringBuilder())];
    private string? _plain;

    /// <summary>The text in lines that are trimmed and not empty.</summary>
    public string Plain => _plain ??= Clean(string.Concat(_parts.Select(p => p.Text.ToString())));

    /// <summary>Adds a character.</summary>
    public void Add(Rune rune) => _parts[^1].Text.Append(rune.ToString());

    /// <summary>Adds characters.</summary>
    public void Add(string text) => _parts[^1].Text.Append(text);

    /// <summary>What follows is spoken from this time on.</summary>
    public void Mark(TimeSpan at) => _parts.Add((at, new StringBuilder()));

    /// <summary>Words in time; empty when no time was marked.</summary>
    public IReadOnlyList<CaptionWord> Words(TimeSpan start, TimeSpan end)
    {
        if (_parts.Count == 1) return [];
        List<(TimeSpan Start, TimeSpan End, string Text)> words = [];
        var at = start;
        var glued = false;
        for (var i = 0; i < _parts.Count; i++)
        {
            if (_parts[i].At is { } marked && marked > at) at = marked < end ? marked : end;
            var next = _parts.Skip(i + 1).Select(p => p.At!.Value).FirstOrDefault(t => t > at, end);
            var text = Clean(_parts[i].Text.ToString(), trim: false);
            var spread = CueWords.Of(new CaptionCue(at, next < end ? next : end, text, []));
            for (var w = 0; w < spread.Count; w++)
            {
                var word = spread[w].Text.TrimStart(WordJoin.Glue);
                // A time in the middle of a word does not make two of it.
                if (w == 0 && glued && words.Count > 0 && !char.IsWhiteSpace(text[0]) && WordJoin.NeedsSpace(words[^1].Text[^1], word))
                    words[^1] = (words[^1].Start, spread[w].End, words[^1].Text + word);
                else
                    words.Add((spread[w].Start, spread[w].End, word));
            }

            if (text.Length > 0) glued = !char.IsWhiteSpace(text[^1]);
        }

        return [.. words.Where(w => w.End > w.Start).Select(w => new CaptionWord(w.Start, w.End, w.Text))];
    }

    private static string Clean(string text, bool trim = true)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\t') clean.Append(' ');
            else if (rune.Value == '\n' || !Rune.IsControl(rune)) clean.Append(rune.ToString());
        }

        return trim ? string.Join('\n', clean.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) : clean.ToString();
    }
}
