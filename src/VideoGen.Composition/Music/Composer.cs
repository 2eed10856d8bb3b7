namespace VideoGen.Composition.Music;

/// <summary>Writes a piece for a brief. Pure: the same brief gives the same score.</summary>
public static class Composer
{
    /// <summary>Composes.</summary>
    /// <param name="brief">What the music must fit.</param>
    /// <returns>A score that ends with the film on the key chord.</returns>
    public static Score Compose(MusicBrief brief)
    {
        ArgumentNullException.ThrowIfNull(brief);
        ArgumentOutOfRangeException.ThrowIfLessThan(brief.Samples, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(brief.BeatsPerMinute, 40);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(brief.BeatsPerMinute, 200);
        var style = MusicStyle.Of(brief.Mood);
        var beats = brief.Seconds * brief.BeatsPerMinute / 60;
        var sections = Sections(brief, beats);
        var harmony = Harmony.Write(style, brief.Seed, sections, beats);
        var parts = new List<Part>
        {
            new(style.Pad, ChordParts.Pad(harmony)),
            new(style.Bass, ChordParts.Bass(style, harmony)),
            new(style.Figure, FigureParts.Figure(style, brief.Seed, harmony)),
            new(style.Melody, FigureParts.Melody(style, brief.Seed, harmony)),
        };
        parts.AddRange(DrumParts.Write(style, sections, beats));
        return new Score(brief.BeatsPerMinute, beats, sections, [.. parts.Where(p => p.Notes.Count > 0)]);
    }

    /// <summary>One section per scene, at the beat nearest to its start; scenes shorter than two beats join the one before.</summary>
    private static List<MusicSection> Sections(MusicBrief brief, double beats)
    {
        var starts = new List<int> { 0 };
        foreach (var scene in brief.SceneStarts)
        {
            var beat = (int)Math.Round(scene.TotalSeconds * brief.BeatsPerMinute / 60);
            if (beat >= starts[^1] + 2 && beat < beats - 2)
                starts.Add(beat);
        }

        var chance = Chance.Of(brief.Seed, "form");
        var breakdown = starts.Count >= 6 ? 2 + chance.Next(starts.Count - 4) : -1;
        var sections = new List<MusicSection>(starts.Count);
        for (var i = 0; i < starts.Count; i++)
        {
            var closing = i == starts.Count - 1;
            var energy = i == 0 ? (starts.Count == 1 ? 2 : 0)
                : closing ? 1
                : i == breakdown ? 1
                : Math.Min(3, i + (starts.Count <= 4 ? 1 : 0));
            sections.Add(new MusicSection(starts[i], closing ? beats : starts[i + 1], energy, closing));
        }

        return sections;
    }
}
