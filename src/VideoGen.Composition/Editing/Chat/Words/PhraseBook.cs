namespace VideoGen.Composition.Editing.Chat.Words;

/// <summary>Phrases of one or more words, and what they mean.</summary>
/// <typeparam name="T">A meaning.</typeparam>
internal sealed class PhraseBook<T>
{
    private readonly Dictionary<string, List<(string[] Words, T Meaning)>> _byFirst = new(StringComparer.Ordinal);

    /// <summary>Every single word of it.</summary>
    public IEnumerable<string> Words => _byFirst.Values.SelectMany(list => list).SelectMany(p => p.Words).Distinct(StringComparer.Ordinal);

    public PhraseBook<T> Add(T meaning, params IEnumerable<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            AddOne(phrase, meaning);
            // Keyboards without umlauts.
            var plain = phrase.Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal).Replace("ü", "ue", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal);
            if (plain != phrase) AddOne(plain, meaning);
        }

        return this;
    }

    /// <summary>The phrases that start at a token, with their number of tokens.</summary>
    public IEnumerable<(int Length, T Meaning)> At(IReadOnlyList<Token> tokens, int at)
    {
        if (at >= tokens.Count || tokens[at].Kind != TokenKind.Word || !_byFirst.TryGetValue(tokens[at].Text, out var candidates)) yield break;
        foreach (var (words, meaning) in candidates)
        {
            var length = 1;
            while (length < words.Length && at + length < tokens.Count && tokens[at + length].Kind == TokenKind.Word && tokens[at + length].Text == words[length]) length++;
            if (length == words.Length) yield return (length, meaning);
        }
    }

    private void AddOne(string phrase, T meaning)
    {
        var words = phrase.Split(' ');
        if (!_byFirst.TryGetValue(words[0], out var list)) _byFirst[words[0]] = list = [];
        list.Add((words, meaning));
        // Longer phrases first: "turn up" before "turn".
        list.Sort((a, b) => b.Words.Length - a.Words.Length);
    }
}
