namespace VideoGen.Composition.Narration;

/// <summary>A mark that a voice set when it began a word.</summary>
/// <param name="Position">Code point in the spoken text at which the word starts, from 0. Voices are not exact here.</param>
/// <param name="At">When, from the start of the sound.</param>
public readonly record struct VoiceMark(int Position, TimeSpan At);

/// <summary>Gives each caption word its time.</summary>
public static class WordTiming
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(40);

    /// <summary>Times caption words by the voice's own marks.</summary>
    /// <param name="text">What was spoken.</param>
    /// <param name="marks">Marks in the order of time.</param>
    /// <param name="clauseEnds">When clauses end, before the pause that follows; in order.</param>
    /// <param name="length">Length of the sound.</param>
    /// <returns>One entry per caption word, in order, never overlapping, within the sound.</returns>
    public static IReadOnlyList<SpokenWord> Align(
        SpeechText text, IReadOnlyList<VoiceMark> marks, IReadOnlyList<TimeSpan> clauseEnds, TimeSpan length)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(marks);
        ArgumentNullException.ThrowIfNull(clauseEnds);
        var tokens = text.Tokens;
        if (tokens.Count == 0)
            return [];
        var starts = new TimeSpan?[tokens.Count];
        starts[0] = TimeSpan.Zero;
        foreach (var (token, at) in Rising(tokens, marks))
            starts[token] ??= at;
        Fill(tokens, starts, clauseEnds.Count > 0 ? clauseEnds[^1] : length);

        var words = new SpokenWord[tokens.Count];
        for (var i = 0; i < words.Length; i++)
        {
            var start = starts[i]!.Value; // Fill left none open
            var next = i + 1 < words.Length ? starts[i + 1]!.Value : length;
            var end = next;
            foreach (var clause in clauseEnds)
            {
                if (clause <= start + Shortest)
                    continue;
                end = clause < next ? clause : next;
                break;
            }

            words[i] = new SpokenWord(tokens[i].Caption, start, end);
        }

        return words;
    }

    /// <summary>Times caption words without a voice, at the pace of a reader.</summary>
    /// <param name="sceneId">The scene.</param>
    /// <param name="text">The caption.</param>
    /// <param name="pace">1 is normal, larger is faster.</param>
    /// <returns>The words, and the length that they take.</returns>
    public static SceneNarration Silent(string sceneId, SpeechText text, double pace)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pace);
        var at = TimeSpan.Zero;
        var words = new List<SpokenWord>(text.Tokens.Count);
        foreach (var token in text.Tokens)
        {
            var end = at + TimeSpan.FromSeconds((0.13 + (0.048 * Weight(token))) / pace);
            words.Add(new SpokenWord(token.Caption, at, end));
            at = end + TimeSpan.FromSeconds(token.Caption[^1] switch { '.' or '!' or '?' or '。' or '！' or '？' => 0.4, ',' or ';' or ':' or '，' or '、' => 0.2, _ => 0 } / pace);
        }

        return new SceneNarration(sceneId, at, words);
    }

    /// <summary>The longest run of marks whose words rise with time: voices now and then report a place that lies far off, and one such mark must not swallow its neighbours.</summary>
    private static List<(int Token, TimeSpan At)> Rising(IReadOnlyList<SpeechToken> tokens, IReadOnlyList<VoiceMark> marks)
    {
        var found = new List<(int Token, TimeSpan At)>(marks.Count);
        foreach (var mark in marks)
        {
            var token = TokenAt(tokens, mark.Position);
            if (token >= 0)
                found.Add((token, mark.At));
        }

        var best = new int[found.Count];
        var before = new int[found.Count];
        var last = -1;
        for (var i = 0; i < found.Count; i++)
        {
            (best[i], before[i]) = (1, -1);
            for (var j = 0; j < i; j++)
            {
                if (found[j].Token <= found[i].Token && best[j] + 1 > best[i])
                    (best[i], before[i]) = (best[j] + 1, j);
            }

            if (last < 0 || best[i] > best[last])
                last = i;
        }

        var rising = new List<(int, TimeSpan)>();
        for (; last >= 0; last = before[last])
            rising.Add(found[last]);
        rising.Reverse();
        return rising;
    }

    private static int TokenAt(IReadOnlyList<SpeechToken> tokens, int position)
    {
        var (low, high) = (0, tokens.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (position < tokens[middle].Start)
                high = middle - 1;
            else if (position > tokens[middle].Start + tokens[middle].Length)
                low = middle + 1;
            else
                return middle;
        }

        return -1;
    }

    /// <summary>Words without a mark share the time between their marked neighbours by their length.</summary>
    private static void Fill(IReadOnlyList<SpeechToken> tokens, TimeSpan?[] starts, TimeSpan end)
    {
        for (var i = 0; i < starts.Length;)
        {
            var next = i + 1;
            while (next < starts.Length && starts[next] is null)
                next++;
            var from = starts[i]!.Value; // the first is set, and i only ever moves to one that is
            var to = next < starts.Length ? starts[next]!.Value : end > from ? end : from;
            var total = 0.0;
            for (var k = i; k < next; k++)
                total += Weight(tokens[k]);
            var passed = 0.0;
            for (var k = i; k < next; k++)
            {
                starts[k] = from + ((to - from) * (passed / total));
                passed += Weight(tokens[k]);
            }

            i = next;
        }
    }

    private static int Weight(SpeechToken token) => Math.Max(1, token.Length);
}
