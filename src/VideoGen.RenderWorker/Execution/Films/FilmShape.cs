using VideoGen.Composition.Layers;
using VideoGen.Composition.Quality;
using VideoGen.Composition.Segments;
using VideoGen.Composition.Titles;
using VideoGen.Contracts.Render.V1;
using VideoGen.Media.Mixing;

namespace VideoGen.RenderWorker.Execution.Films;

/// <summary>What every film has.</summary>
/// <param name="Width">Pixels, even.</param>
/// <param name="Height">Pixels, even.</param>
/// <param name="Rate">Exact frame rate.</param>
/// <param name="Frames">Exact length.</param>
/// <param name="Title">For players.</param>
/// <param name="Language">BCP 47.</param>
internal sealed record FilmShape(int Width, int Height, FrameRate Rate, long Frames, string Title, string Language)
{
    public TimeSpan Duration => TimeSpan.FromTicks((long)((Int128)Frames * TimeSpan.TicksPerSecond * Rate.Denominator / Rate.Numerator));

    /// <summary>Size of the uncompressed picture of so many frames in pixels.</summary>
    public double Pixels(long frames) => (double)frames * Width * Height;
}

/// <summary>What is no fault of a film, and what is one before it is measured.</summary>
/// <param name="Planned">Where it is still, empty or silent because that was asked for.</param>
/// <param name="Texts">What is wrong with its texts.</param>
internal sealed record FilmAim(PlannedSpans Planned, IReadOnlyList<TextFinding> Texts);

/// <summary>A stretch of the film that is rendered by itself.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="StartFrame">Its first frame in the film.</param>
/// <param name="Frames">Its length.</param>
/// <param name="ContentKey">SHA-256 of all that its bytes depend on.</param>
/// <param name="View">What is drawn beside it.</param>
internal sealed record FilmSegment(int Index, long StartFrame, long Frames, string ContentKey, ViewArguments View);

/// <summary>A caption file.</summary>
/// <param name="Kind">Which output it is.</param>
/// <param name="Name">Name for its file.</param>
/// <param name="Type">Content type.</param>
/// <param name="Text">What it says.</param>
internal sealed record CaptionFile(OutputKind Kind, string Name, string Type, string Text);

/// <summary>Sound that was mixed; names are those of files in the run's folder.</summary>
/// <param name="Film">AAC in MP4, as long as the film to the sample.</param>
/// <param name="Stems">Music, narration and effects alone, those that there are.</param>
/// <param name="Stream">The film's sound as fragmented MP4.</param>
/// <param name="Mix">What was measured on the encoded sound.</param>
/// <param name="Target">LUFS that were asked for; null when the sound was not levelled.</param>
internal sealed record SoundMade(string Film, IReadOnlyList<(OutputKind Kind, string Name)> Stems, string Stream, MixResult Mix, double? Target)
{
    public static SoundMade Of(MixResult mix, double? target)
    {
        (OutputKind, string?)[] stems =
            [(OutputKind.MusicStem, mix.MusicName), (OutputKind.NarrationStem, mix.NarrationName), (OutputKind.EffectsStem, mix.EffectsName)];
        return new SoundMade(mix.FilmName, [.. stems.Where(s => s.Item2 is not null).Select(s => (s.Item1, s.Item2!))], mix.StreamName, mix, target); // those that there are
    }
}
