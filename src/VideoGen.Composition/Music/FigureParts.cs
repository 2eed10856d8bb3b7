namespace VideoGen.Composition.Music;

/// <summary>Parts that move: the broken chord and the melody.</summary>
internal static class FigureParts
{
    private static readonly int[][] Shapes =
    [
        [0, 1, 2, 3, 2, 1], [0, 2, 1, 3], [3, 2, 1, 0], [0, 2, 3, 2, 1, 2], [0, 1, 3, 2], [0, 3, 1, 3, 2, 3],
    ];

    public static IReadOnlyList<Note> Figure(MusicStyle style, long seed, Harmony harmony)
    {
        var chance = Chance.Of(seed, "figure");
        var shape = chance.Pick(Shapes);
        var octave = style.Figure is Instrument.Felt ? 0 : 12;
        var notes = new List<Note>();
        foreach (var chord in harmony.Chords)
        {
            if (chord.Final)
            {
                Spread(notes, chord, octave);
                continue;
            }

            // Before everything plays, the figure has half as many steps.
            var perBeat = chord.Energy == 0 ? Math.Max(1, style.FigureSteps / 2) : style.FigureSteps;
            var steps = (int)Math.Round((chord.End - chord.Start) * perBeat);
            for (var i = 0; i < steps; i++)
            {
                if (chord.Energy == 0 && i % 2 == 1 && style.FigureSteps > 1)
                    continue;
                var at = chord.Start + ((double)i / perBeat) + (perBeat == 2 && i % 2 == 1 ? style.Swing * 0.5 : 0);
                var index = shape[i % shape.Length];
                var pitch = chord.Notes[index % chord.Notes.Length] + (12 * (index / chord.Notes.Length)) + octave;
                var accent = i % perBeat == 0 ? 0.2 : 0;
                notes.Add(new Note(at, 0.9 / perBeat, pitch, 0.5 + accent + (0.1 * chance.Share())));
            }
        }

        return notes;
    }

    /// <summary>A motif of two bars that comes back changed; silent in the intro and the last chord.</summary>
    public static IReadOnlyList<Note> Melody(MusicStyle style, long seed, Harmony harmony)
    {
        var chance = Chance.Of(seed, "melody");
        var motif = Motif(style, chance);
        var notes = new List<Note>();
        foreach (var chord in harmony.Chords.Where(c => c is { Energy: >= 2, Final: false }))
        {
            var bar = (int)Math.Round(chord.Start / 4);
            foreach (var (at, strength, step) in motif[bar % 4])
            {
                if (chord.Start + at >= chord.End - 0.25)
                    continue;

                // Strong beats take the chord's notes, weak ones walk the scale between them.
                var near = 74 + step;
                var pitch = at % 1 == 0 || style.Melody is Instrument.Stab ? Nearest(chord.Notes, near) : OnScale(harmony, near);
                if (style.Melody is Instrument.Stab)
                    notes.AddRange(chord.Notes.Select(n => new Note(chord.Start + at, 0.3, n, strength * 0.8)));
                else
                    notes.Add(new Note(chord.Start + at, 0.8, pitch, strength));
            }
        }

        return notes;
    }

    private static List<(double At, double Strength, int Step)>[] Motif(MusicStyle style, Chance chance)
    {
        List<(double At, double Strength, int Step)> Bar()
        {
            var bar = new List<(double At, double Strength, int Step)>();
            var step = chance.Next(5) - 2;
            for (var eighth = 0; eighth < 8; eighth++)
            {
                var likely = style.MelodyDensity * (eighth % 2 == 0 ? 1.35 : 0.75);
                if (chance.Share() >= likely)
                    continue;
                step = Math.Clamp(step + chance.Next(7) - 3, -6, 8);
                var late = eighth % 2 == 1 ? style.Swing * 0.5 : 0;
                bar.Add(((eighth / 2.0) + late, 0.6 + (0.25 * chance.Share()), step));
            }

            return bar;
        }

        var (first, second, last) = (Bar(), Bar(), Bar());
        return [first, second, first, last];
    }

    private static void Spread(List<Note> notes, Chord chord, int octave)
    {
        var length = chord.End - chord.Start;
        for (var i = 0; i < chord.Notes.Length; i++)
            notes.Add(new Note(chord.Start + Math.Min(i * 0.125, length / 4), length, chord.Notes[i] + octave, 0.75));
    }

    private static int Nearest(int[] chord, int pitch) => chord
        .SelectMany(n => new[] { n, n + 12, n + 24 })
        .MinBy(n => Math.Abs(n - pitch));

    private static int OnScale(Harmony harmony, int pitch)
    {
        for (var away = 0; ; away++)
        {
            foreach (var candidate in (ReadOnlySpan<int>)[pitch - away, pitch + away])
            {
                if (harmony.Scale.Contains(((candidate - harmony.Key) % 12 + 12) % 12))
                    return candidate;
            }
        }
    }
}
