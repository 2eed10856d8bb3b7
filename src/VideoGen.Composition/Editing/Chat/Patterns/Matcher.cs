using VideoGen.Composition.Editing.Chat.Slots;
using VideoGen.Composition.Editing.Chat.Words;

namespace VideoGen.Composition.Editing.Chat.Patterns;

/// <summary>A pattern that fits a part of a message.</summary>
internal sealed record Match(Pattern Pattern, int End, IReadOnlyDictionary<string, object> Values, bool IsFree, int Corrections, int Words);

/// <summary>Fits patterns to one message.</summary>
internal sealed class Matcher(Tokens tokens)
{
    /// <summary>Far more than any message of 2,000 characters that says something needs.</summary>
    private const int MostSteps = 1_500_000;

    private const int MostTextWords = 400;

    private readonly Dictionary<int, Match?> _byStart = [];
    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);
    private int _steps;
    private bool _isFree;
    private int _freeEnd;

    /// <summary>The best pattern at the start of a clause; null when none fits. Ask from the last clause to the first: what follows a free text decides where it ends.</summary>
    public Match? At(int start)
    {
        if (_byStart.TryGetValue(start, out var known)) return known;
        Match? best = null;
        foreach (var pattern in PatternTable.All)
        {
            foreach (var form in pattern.Forms)
            {
                (_isFree, _freeEnd) = (false, 0);
                _values.Clear();
                Sequence(form, 0, start, 0, (end, words) =>
                {
                    var after = tokens.SkipFillers(end);
                    if (!Ends(after)) return false;
                    var found = new Match(pattern, after, new Dictionary<string, object>(_values), _isFree, _isFree ? 0 : tokens.Corrections(start, end), words);
                    if (best is null || IsBetter(found, best)) best = found;
                    return true;
                });
            }
        }

        return _byStart[start] = best;
    }

    private static bool IsBetter(Match a, Match b) =>
        (-a.Corrections, a.IsFree ? 0 : 1, a.End, a.Words).CompareTo((-b.Corrections, b.IsFree ? 0 : 1, b.End, b.Words)) > 0;

    /// <summary>A free text goes on to the line's end, or to where a whole request begins that is written without a fault.</summary>
    private bool Ends(int at)
    {
        if (at >= tokens.Count || tokens.At(at)!.Kind == TokenKind.Line) return true;
        if (!tokens.IsBreak(at)) return false;
        if (!_isFree) return true;
        var next = tokens.ClauseAfter(at);
        return next >= tokens.Count ? tokens.IsStop(at) && next == tokens.Count : _byStart.GetValueOrDefault(next) is { Corrections: 0 } && IsVerb(next);
    }

    private bool IsVerb(int at) => PatternTable.Verbs.Any(verb => tokens.Is(at, verb));

    private bool Sequence(Node[] nodes, int i, int at, int words, Func<int, int, bool> then)
    {
        if (++_steps > MostSteps) return false;
        if (i == nodes.Length) return then(at, words);
        switch (nodes[i])
        {
            case Node.Optional optional:
                return Sequence(optional.Inner, 0, at, words, (end, w) => Sequence(nodes, i + 1, end, w, then)) || Sequence(nodes, i + 1, at, words, then);
            case Node.Slot slot:
                return Slot(slot, nodes, i, at, words, then);
            case Node.Word word:
                foreach (var start in Starts(at))
                {
                    foreach (var meaning in word.Meanings)
                    {
                        foreach (var end in tokens.Ends(start, meaning))
                        {
                            if (Sequence(nodes, i + 1, end, words + end - start, then)) return true;
                        }
                    }
                }

                return false;
            default:
                throw new InvalidOperationException("A pattern has an unknown piece.");
        }
    }

    private bool Slot(Node.Slot slot, Node[] nodes, int i, int at, int words, Func<int, int, bool> then)
    {
        foreach (var start in slot.Kind == "text" ? [at] : Starts(at))
        {
            foreach (var (end, value) in SlotReader.Read(slot.Kind, tokens, start))
            {
                _values[slot.Name] = value;
                if (Sequence(nodes, i + 1, end, words + 1, then)) return true;
                _values.Remove(slot.Name);
            }

            if (slot.Kind == "text" && Free(slot, nodes, i, start, words, then)) return true;
        }

        return false;
    }

    /// <summary>Words without quotation marks, as few as make the rest of the pattern fit.</summary>
    private bool Free(Node.Slot slot, Node[] nodes, int i, int start, int words, Func<int, int, bool> then)
    {
        var was = _isFree;
        for (var end = start + 1; end <= tokens.Count && end - start <= MostTextWords; end++)
        {
            if (tokens.At(end - 1)!.Kind is TokenKind.Line or TokenKind.Text) break;
            (_isFree, _freeEnd) = (true, end);
            _values[slot.Name] = SlotReader.Trimmed(tokens.Raw(start, end));
            if (Sequence(nodes, i + 1, end, words, then)) return true;
        }

        _isFree = was;
        _values.Remove(slot.Name);
        return false;
    }

    /// <summary>Here, or after words that say nothing.</summary>
    private IEnumerable<int> Starts(int at)
    {
        yield return at;
        // Right after a free text every word may say something: it may still belong to the text.
        if (_isFree && at == _freeEnd) yield break;
        while (tokens.Ends(at, Vocabulary.Filler).FirstOrDefault() is > 0 and var next)
        {
            at = next;
            yield return at;
        }
    }
}
