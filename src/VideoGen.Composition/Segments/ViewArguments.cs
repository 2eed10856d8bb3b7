using VideoGen.Composition.Layers;
using VideoGen.Composition.Quality;
using static VideoGen.Composition.Segments.SegmentEncoding;

namespace VideoGen.Composition.Segments;

/// <summary>
/// What is drawn beside a segment's film, by the same run and of the same frames: tiny pictures for <see cref="PictureLook"/>, small ones for
/// sprite sheets, and a still in three sizes.
/// </summary>
public sealed record ViewArguments
{
    /// <summary>Name of the file of tiny pictures.</summary>
    public const string LookFile = "look.gray";

    /// <summary>Name of the file of JPEGs for sprite sheets, one after the other; those of <see cref="Tiles"/> are its last.</summary>
    public const string TilesFile = "tiles.mjpeg";

    /// <summary>Name of the still as wide as the film.</summary>
    public const string PosterFile = "poster.jpg";

    /// <summary>Name of the still that is shown while a film is made.</summary>
    public const string PreviewFile = "preview.jpg";

    /// <summary>Name of the still for lists.</summary>
    public const string ThumbnailFile = "thumbnail.jpg";

    private const int PreviewWidth = 640;
    private const int ThumbnailWidth = 320;
    private const string Colours = "in_color_matrix=bt709:in_range=tv:out_color_matrix=bt601:out_range=pc,format=yuvj420p";

    // Longer than any film, in seconds.
    private const int Away = 100_000;

    private ViewArguments(int width, int height, SpriteSheet tiles, long stillFrame) => (Width, Height, Tiles, StillFrame) = (width, height, tiles, stillFrame);

    /// <summary>Width of the film in pixels.</summary>
    public int Width { get; }

    /// <summary>Height of the film in pixels.</summary>
    public int Height { get; }

    /// <summary>The segment's pictures for sprite sheets.</summary>
    public SpriteSheet Tiles { get; }

    /// <summary>Frame of the stills, from the segment's start.</summary>
    public long StillFrame { get; }

    /// <summary>Frames of the segment.</summary>
    public long Frames => Tiles.Frames;

    /// <summary>Size of the still that is shown while a film is made.</summary>
    public (int Width, int Height) Preview => SizeOf(PreviewWidth);

    /// <summary>Size of the still for lists.</summary>
    public (int Width, int Height) Thumbnail => SizeOf(ThumbnailWidth);

    /// <summary>What is drawn beside a segment.</summary>
    /// <param name="width">Width of the film in pixels.</param>
    /// <param name="height">Height of the film in pixels.</param>
    /// <param name="frames">Length of the segment, at least 1.</param>
    /// <param name="rate">The film's rate.</param>
    /// <param name="stillFrame">Which frame is a good still; null for the middle, since edges are where films fade.</param>
    public static ViewArguments Of(int width, int height, long frames, FrameRate rate, long? stillFrame = null) =>
        new(width, height, SpriteSheet.Of(width, height, frames, rate), Math.Clamp(stillFrame ?? frames / 2, 0, frames - 1));

    /// <summary>Arguments that draw all this from a segment that exists, which stands in the folder as input 0.</summary>
    public IReadOnlyList<string> FromSegment() =>
    [
        "-threads", "1", "-protocol_whitelist", "file", "-format_whitelist", "mov", "-f", "mov", "-i", $"file:{TimelineArguments.InputName(0)}",
        "-filter_threads", "1", "-filter_complex_threads", "1", "-filter_complex", $"[0:v]split=3[looked][tiled][held];{Filter()}", .. Outputs(),
    ];

    /// <summary>The filters behind a segment's picture.</summary>
    /// <param name="from">Label of the picture.</param>
    /// <param name="film">Label of what goes to the film.</param>
    internal string Beside(string from, string film) => $"{from}split=4{film}[looked][tiled][held];{Filter()}";

    internal string[] Outputs() =>
    [
        "-map", "[look]", "-frames:v", I(Frames), "-fps_mode", "passthrough", "-c:v", "rawvideo", "-f", "rawvideo", $"file:{LookFile}",
        "-map", "[tiles]", "-frames:v", I(Shown(Wanted()).Length), .. Jpeg(2), "-f", "mjpeg", $"file:{TilesFile}",
        .. Still("[poster]", PosterFile), .. Still("[preview]", PreviewFile), .. Still("[thumbnail]", ThumbnailFile),
    ];

    private static string[] Jpeg(int quality) => ["-fps_mode", "passthrough", "-c:v", "mjpeg", "-threads", "1", "-q:v", I(quality), "-map_metadata", "-1", "-fflags", "+bitexact"];

    private static string Scale((int Width, int Height) size, string how) => $"scale={I(size.Width)}:{I(size.Height)}:flags={how}:{Colours}";

    /// <summary>
    /// ffmpeg draws for the output whose last frame is the earliest; one that waits for its first would make it hold back the whole film up
    /// to there. So each begins with the first frame, which is thrown away, and stands far behind the film's end.
    /// </summary>
    private static string Select(long[] frames) =>
        $"select='{string.Join('+', Shown(frames).Select(f => $"eq(n,{I(f)})"))}',setpts=PTS+{I(Away)}/TB";

    private static long[] Shown(long[] frames) => frames[0] == 0 ? frames : [0, .. frames];

    private string Filter() =>
        $"[looked]extractplanes=y,scale={I(PictureLook.Width)}:{I(PictureLook.Height)}:flags=area[look];"
        + $"[tiled]{Select(Wanted())},{Scale((Tiles.TileWidth, Tiles.TileHeight), "area")}[tiles];"
        // Colours are changed once: the smaller stills are made of the large one.
        + $"[held]{Select([StillFrame])},{Scale((Width, Height), "bicubic")},split=3[poster][medium][small];"
        + $"[medium]{Smaller(Preview)}[preview];[small]{Smaller(Thumbnail)}[thumbnail]";

    private static string Smaller((int Width, int Height) size) => $"scale={I(size.Width)}:{I(size.Height)}:flags=bicubic";

    // Each picture is written over the one before: the last one stays.
    private string[] Still(string label, string file) =>
        ["-map", label, "-frames:v", I(Shown([StillFrame]).Length), .. Jpeg(3), "-update", "1", "-f", "image2", $"file:{file}"];

    private long[] Wanted() => [.. Enumerable.Range(0, Tiles.Count).Select(Tiles.FrameOf)];

    private (int Width, int Height) SizeOf(int most)
    {
        var width = Math.Min(most, Width);
        return (width, Math.Max(2, (int)Math.Round((double)width * Height / Width / 2, MidpointRounding.AwayFromZero) * 2));
    }
}
