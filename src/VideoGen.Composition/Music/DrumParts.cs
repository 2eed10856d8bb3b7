namespace VideoGen.Composition.Music;

/// <summary>Drums by section energy, with a fill before and a cymbal at each rise.</summary>
internal static class DrumParts
{
    public static IEnumerable<Part> Write(MusicStyle style, IReadOnlyList<MusicSection> sections, double beats)
    {
        var home = Math.Max(0, Math.Floor(beats - 4));
        foreach (var group in style.Drums.GroupBy(d => d.Drum))
        {
            var notes = new List<Note>();
            foreach (var (drum, from, bar) in group)
            {
                foreach (var section in sections.Where(s => s.Energy >= from))
                {
                    foreach (var (at, strong) in Rhythm.Strokes(bar, section.Start, Math.Min(section.End, home), style.Swing))
                        notes.Add(new Note(at, 0.25, 0, strong ? 0.95 : 0.6));
                }

                if (drum is Instrument.Kick or Instrument.Taiko && home > 0)
                    notes.Add(new Note(home, 1, 0, 0.8));
            }

            yield return new Part(group.Key, [.. notes.OrderBy(n => n.Start).DistinctBy(n => n.Start)]);
        }

        yield return new Part(Instrument.Riser, [.. Rises(sections).Where(r => r >= 4).Select(r => new Note(r - 2, 2, 0, style.Cymbals))]);
        var crashes = Rises(sections).Select(r => new Note(r, 3, 0, style.Cymbals));
        yield return new Part(Instrument.Crash, [.. home > 4 ? crashes.Append(new Note(home, 4, 0, style.Cymbals * 0.8)) : crashes]);
    }

    /// <summary>Beats at which the music grows.</summary>
    private static IEnumerable<double> Rises(IReadOnlyList<MusicSection> sections)
    {
        for (var i = 1; i < sections.Count; i++)
        {
            if (sections[i].Energy > sections[i - 1].Energy && sections[i].Energy >= 2)
                yield return sections[i].Start;
        }
    }
}
