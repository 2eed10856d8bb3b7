namespace VideoGen.Composition.Editing.Chat.Words;

/// <summary>A message in tokens, with what may be asked of each.</summary>
internal sealed class Tokens
{
    private static readonly HashSet<string> Joints = ["and", "then", "und", "dann", "but", "aber", "plus", "also", "danach", "afterwards", "außerdem"];

    private static readonly Spelling Spelling = new(
        [.. Vocabulary.Book.Words, .. Phrases.All.SelectMany(b => b.Words), .. Numerals.Words, .. Joints, "half", "quarter", "twice", "double", "third", "everywhere"]);

    private readonly IReadOnlyList<Token> _all;
    private readonly IReadOnlyList<(int Length, string Meaning)>[] _meanings;

    public Tokens(string message)
    {
        Message = message;
        _all = [.. Tokenizer.Of(message).Select(Spelling.Correct)];
        _meanings = [.. _all.Select((_, i) => Vocabulary.Book.At(_all, i).ToArray())];
    }

    public string Message { get; }

    public int Count => _all.Count;

    public IReadOnlyList<Token> All => _all;

    public Token? At(int i) => i < _all.Count ? _all[i] : null;

    /// <summary>The ends of a word of the vocabulary that starts at a token.</summary>
    public IEnumerable<int> Ends(int at, string meaning)
    {
        if (at >= _all.Count) yield break;
        foreach (var (length, found) in _meanings[at])
        {
            if (found == meaning) yield return at + length;
        }
    }

    public bool Is(int at, string meaning) => Ends(at, meaning).Any();

    /// <summary>After any words that say nothing.</summary>
    public int SkipFillers(int at)
    {
        while (Ends(at, Vocabulary.Filler).FirstOrDefault() is > 0 and var next) at = next;
        return at;
    }

    /// <summary>Where one request ends and another may begin.</summary>
    public bool IsBreak(int at) => IsStop(at) || (at < _all.Count && _all[at].Kind == TokenKind.Word && Joints.Contains(_all[at].Text));

    public bool IsStop(int at) => at < _all.Count && _all[at].Kind is TokenKind.Stop or TokenKind.Line;

    /// <summary>After breaks and words that say nothing.</summary>
    public int ClauseAfter(int at)
    {
        while (true)
        {
            var start = at;
            while (IsBreak(at)) at++;
            at = SkipFillers(at);
            if (at == start) return at;
        }
    }

    public int Corrections(int from, int to)
    {
        var count = 0;
        for (var i = from; i < to; i++) count += _all[i].Corrected ? 1 : 0;
        return count;
    }

    /// <summary>The message from one token to before another, as it was written.</summary>
    public string Raw(int from, int to) => from < to ? Message[_all[from].Start.._all[to - 1].End] : "";
}
