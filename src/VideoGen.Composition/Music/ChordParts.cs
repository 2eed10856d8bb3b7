namespace VideoGen.Composition.Music;

/// <summary>Parts that follow the chords: pad and bass.</summary>
internal static class ChordParts
{
    public static IReadOnlyList<Note> Pad(Harmony harmony)
    {
        var notes = new List<Note>();
        foreach (var chord in harmony.Chords)
        {
            var strength = 0.62 + (0.08 * chord.Energy);
            foreach (var pitch in chord.Notes)
                notes.Add(new Note(chord.Start, chord.End - chord.Start, pitch, strength));
            if (chord.Final || chord.Energy == 0)
                notes.Add(new Note(chord.Start, chord.End - chord.Start, chord.Root + 12, strength));
        }

        return notes;
    }

    public static IReadOnlyList<Note> Bass(MusicStyle style, Harmony harmony)
    {
        var notes = new List<Note>();
        foreach (var chord in harmony.Chords)
        {
            if (chord.Energy == 0 && !chord.Final)
                continue;
            if (chord.Final)
            {
                notes.Add(new Note(chord.Start, chord.End - chord.Start, chord.Root, 0.9));
                continue;
            }

            foreach (var (at, strong) in Rhythm.Strokes(style.BassBar, chord.Start, chord.End, style.Swing))
            {
                var length = Math.Min(Rhythm.UntilNext(style.BassBar, at - chord.Start), chord.End - at);
                var up = style.Bass == Instrument.Marimba ? 12 : 0;
                var fifth = style.Bass == Instrument.Marimba && !strong ? 7 : 0;
                notes.Add(new Note(at, length * 0.9, chord.Root + up + fifth, strong ? 0.95 : 0.75));
            }
        }

        return notes;
    }
}
