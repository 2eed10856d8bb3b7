namespace VideoGen.Composition.Music;

/// <summary>One chord in its place.</summary>
/// <param name="Start">First beat.</param>
/// <param name="End">Beat after the last.</param>
/// <param name="Root">Lowest note, MIDI 33 to 47.</param>
/// <param name="Notes">The chord around middle C, from low to high.</param>
/// <param name="Energy">Of the section it stands in.</param>
/// <param name="Final">The chord on which the piece ends.</param>
internal sealed record Chord(double Start, double End, int Root, int[] Notes, int Energy, bool Final);

/// <summary>The chords of a piece, with the scale that melodies walk on.</summary>
internal sealed record Harmony(IReadOnlyList<Chord> Chords, int Key, int[] Scale)
{
    private const int BeatsPerBar = 4;

    public static Harmony Write(MusicStyle style, long seed, IReadOnlyList<MusicSection> sections, double beats)
    {
        var chance = Chance.Of(seed, "harmony");
        var key = chance.Next(12);
        var progression = chance.Pick(style.Progressions);
        var other = chance.Pick(style.Progressions);
        var spans = new List<(double Start, double End, int Degree, int Energy, bool Final)>();
        for (var s = 0; s < sections.Count; s++)
        {
            // The third section answers with other chords; a change under every cut would lose the thread.
            var degrees = s % 4 == 2 ? other : progression;
            var section = sections[s];
            var bar = 0;
            for (double at = section.Start; at < section.End - 0.01; at += BeatsPerBar, bar++)
                spans.Add((at, Math.Min(at + BeatsPerBar, section.End), degrees[bar % degrees.Length], section.Energy, false));
        }

        Close(spans, style.Leading, beats);
        var chords = new List<Chord>(spans.Count);
        int[]? before = null;
        foreach (var span in spans)
        {
            var notes = Voiced(style, key, span.Degree, before);
            before = notes;
            var root = 33 + ((key + style.Scale[span.Degree] + 3) % 12);
            chords.Add(new Chord(span.Start, span.End, root, notes, span.Energy, span.Final));
        }

        return new Harmony(chords, key, style.Scale);
    }

    /// <summary>The last four to six beats are home, with the leading chord before: the film does not stop, it ends.</summary>
    private static void Close(List<(double Start, double End, int Degree, int Energy, bool Final)> spans, int leading, double beats)
    {
        var home = Math.Max(0, Math.Floor(beats - 4));
        var energy = spans.Count > 0 ? spans[^1].Energy : 0;
        spans.RemoveAll(s => s.Start >= home);
        if (spans.Count > 0)
        {
            spans[^1] = spans[^1] with { End = Math.Min(spans[^1].End, home) };
            var last = spans[^1];
            if (last.End < home)
                spans.Add((last.End, home, leading, energy, false));
            else if (spans.Count > 1 && last.Degree != leading)
                spans[^1] = last with { Degree = leading };
        }

        spans.Add((home, beats, 0, energy, true));
    }

    /// <summary>The inversion that moves least from the chord before, so that inner voices glide.</summary>
    private static int[] Voiced(MusicStyle style, int key, int degree, int[]? before)
    {
        var classes = Enumerable.Range(0, style.ChordNotes)
            .Select(i => (key + Step(style.Scale, degree + (2 * i))) % 12)
            .Distinct().ToArray();
        var best = Array.Empty<int>();
        var least = double.MaxValue;
        for (var lowest = 52; lowest <= 62; lowest++)
        {
            var notes = classes.Select(c => lowest + ((c - lowest % 12 + 24) % 12)).Order().ToArray();
            var cost = before is null
                ? Math.Abs(notes.Average() - 61)
                : notes.Sum(n => (double)before.Min(b => Math.Abs(b - n))) + (0.4 * Math.Abs(notes.Average() - 61));
            if (cost < least)
                (best, least) = (notes, cost);
        }

        return best;
    }

    /// <summary>Semitones of a scale step that may lie above the octave.</summary>
    public static int Step(int[] scale, int step) => scale[((step % scale.Length) + scale.Length) % scale.Length]
        + (12 * (int)Math.Floor((double)step / scale.Length));
}
