namespace VideoGen.Composition.Narration;

/// <summary>
/// Times the words of a voice that gives no marks. The pauses of the sound are matched with the punctuation of the text, and between two pauses
/// words share the sound by how long they are said to be.
/// </summary>
public static class SoundTiming
{
    private const double Window = 0.01;
    private const double QuietShare = 0.03; // of the loudest moment
    private const double ShortestPause = 0.09;

    // Seconds that leaving something unmatched costs, against seconds that a match is off.
    private const double UnmatchedClause = 0.35;
    private const double UnmatchedPause = 0.15;

    /// <summary>Times caption words by the sound alone.</summary>
    /// <param name="text">What was spoken.</param>
    /// <param name="samples">The sound, one channel.</param>
    /// <param name="sampleRate">Samples per second.</param>
    /// <param name="lengths">How long each word is beside the others, such as another voice takes; null to go by letters.</param>
    /// <returns>One entry per caption word, in order, never overlapping, within the sound.</returns>
    public static IReadOnlyList<SpokenWord> Align(SpeechText text, ReadOnlySpan<short> samples, int sampleRate, IReadOnlyList<double>? lengths)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRate);
        var tokens = text.Tokens;
        if (tokens.Count == 0) return [];
        var voiced = Voiced(samples, sampleRate);
        var ends = Ends(tokens, lengths);
        var total = voiced.Sum(v => v.Length);
        // When each word ends, in seconds of sound without pauses.
        double[] at = [.. ends.Select(e => e * total)];
        var anchors = Match([.. Enumerable.Range(0, tokens.Count - 1).Where(i => EndsClause(tokens[i].Caption)).Select(i => (i, at[i]))], Pauses(voiced));
        Warp(at, anchors, total);

        var words = new SpokenWord[tokens.Count];
        for (var i = 0; i < words.Length; i++)
        {
            var (start, end) = (Time(voiced, i == 0 ? 0 : at[i - 1], starts: true), Time(voiced, at[i], starts: false));
            words[i] = new SpokenWord(tokens[i].Caption, TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(Math.Max(start, end)));
        }

        return words;
    }

    /// <summary>Shares of the whole at which words end, rising to 1.</summary>
    private static double[] Ends(IReadOnlyList<SpeechToken> tokens, IReadOnlyList<double>? lengths)
    {
        // A word has a beginning and an end besides its letters.
        double[] each = lengths?.Count == tokens.Count && lengths.All(l => l > 0) ? [.. lengths] : [.. tokens.Select(t => 1.5 + t.Length)];
        var (sum, passed) = (each.Sum(), 0.0);
        return [.. each.Select(length => (passed += length) / sum)];
    }

    /// <summary>Stretches of sound in order; one that is all of it where everything is quiet.</summary>
    private static List<Stretch> Voiced(ReadOnlySpan<short> samples, int sampleRate)
    {
        var window = Math.Max(1, (int)(sampleRate * Window));
        var peaks = new int[(samples.Length + window - 1) / window];
        for (var i = 0; i < samples.Length; i++) peaks[i / window] = Math.Max(peaks[i / window], Math.Abs((int)samples[i]));
        var level = peaks.DefaultIfEmpty(0).Max() * QuietShare;
        List<Stretch> found = [];
        for (var i = 0; i < peaks.Length; i++)
        {
            if (peaks[i] <= level) continue;
            var (from, to) = (i * Window, (i + 1) * Window);
            if (found.Count > 0 && from - found[^1].To < ShortestPause) found[^1] = found[^1] with { To = to };
            else found.Add(new Stretch(from, to));
        }

        return found.Count > 0 ? found : [new Stretch(0, Math.Max(Window, (double)samples.Length / sampleRate))];
    }

    /// <summary>Where pauses lie in the sound without pauses, and how long they are.</summary>
    private static List<(double At, double Length)> Pauses(List<Stretch> voiced)
    {
        List<(double, double)> pauses = [];
        var passed = 0.0;
        for (var i = 0; i + 1 < voiced.Count; i++)
        {
            passed += voiced[i].Length;
            pauses.Add((passed, voiced[i + 1].From - voiced[i].To));
        }

        return pauses;
    }

    /// <summary>The cheapest way to give clause ends to pauses in order. Long pauses want one most.</summary>
    private static List<(int Token, double At)> Match((int Token, double At)[] clauses, List<(double At, double Length)> pauses)
    {
        var cost = new double[clauses.Length + 1, pauses.Count + 1];
        for (var c = 1; c <= clauses.Length; c++) cost[c, 0] = c * UnmatchedClause;
        for (var p = 1; p <= pauses.Count; p++) cost[0, p] = cost[0, p - 1] + UnmatchedPause + pauses[p - 1].Length;
        for (var c = 1; c <= clauses.Length; c++)
        {
            for (var p = 1; p <= pauses.Count; p++)
                cost[c, p] = Math.Min(Together(c, p), Math.Min(cost[c - 1, p] + UnmatchedClause, cost[c, p - 1] + UnmatchedPause + pauses[p - 1].Length));
        }

        List<(int, double)> matched = [];
        for (var (c, p) = (clauses.Length, pauses.Count); c > 0 && p > 0;)
        {
            if (cost[c, p] >= Together(c, p))
            {
                matched.Add((clauses[--c].Token, pauses[--p].At));
            }
            else if (cost[c, p] >= cost[c - 1, p] + UnmatchedClause)
            {
                c--;
            }
            else
            {
                p--;
            }
        }

        matched.Reverse();
        return matched;

        double Together(int c, int p) => cost[c - 1, p - 1] + Math.Abs(clauses[c - 1].At - pauses[p - 1].At);
    }

    /// <summary>Moves words so that those before a pause end with it; the others keep their shares between two pauses.</summary>
    private static void Warp(double[] at, List<(int Token, double At)> anchors, double total)
    {
        var plain = (double[])at.Clone();
        var (token, was, now) = (-1, 0.0, 0.0);
        foreach (var (next, here) in anchors.Append((at.Length - 1, total)))
        {
            var scale = plain[next] > was ? (here - now) / (plain[next] - was) : 0;
            for (var i = token + 1; i <= next; i++) at[i] = now + ((plain[i] - was) * scale);
            (token, was, now) = (next, plain[next], here);
        }
    }

    /// <summary>A moment of the sound without pauses as one of the sound. At a pause a word ends before it and another starts after it.</summary>
    private static double Time(List<Stretch> voiced, double at, bool starts)
    {
        const double Touch = 1e-6;
        foreach (var stretch in voiced)
        {
            if (starts ? at < stretch.Length - Touch : at <= stretch.Length + Touch) return stretch.From + Math.Max(0, at);
            at -= stretch.Length;
        }

        return voiced[^1].To;
    }

    private static bool EndsClause(string caption) => caption.TrimEnd('"', '”', '\'', '’', ')', '»', ']') is [.., '.' or ',' or ';' or ':' or '!' or '?' or '…' or '—' or '–' or '。' or '，' or '、' or '！' or '？' or '؟' or '،' or '।'];

    private readonly record struct Stretch(double From, double To)
    {
        public double Length => To - From;
    }
}
