using System.Globalization;
using System.Text;
using VideoGen.Composition.Layers;
using static VideoGen.Composition.Segments.SegmentEncoding;

namespace VideoGen.Composition.Segments;

/// <summary>Small pictures of a film in one file, for the seek bars of players: each shows the middle of the stretch that it stands for.</summary>
public sealed record SpriteSheet
{
    private const int MostTiles = 60;
    private const int LongerSide = 160;
    private const int MostColumns = 10;

    private SpriteSheet(long frames, FrameRate rate, int count, int tileWidth, int tileHeight) =>
        (Frames, Rate, Count, TileWidth, TileHeight) = (frames, rate, count, tileWidth, tileHeight);

    /// <summary>Frames of the film.</summary>
    public long Frames { get; }

    /// <summary>Rate of the film.</summary>
    public FrameRate Rate { get; }

    /// <summary>How many pictures, 1 to 60: one a second, fewer for long films.</summary>
    public int Count { get; }

    /// <summary>Width of a picture in pixels.</summary>
    public int TileWidth { get; }

    /// <summary>Height of a picture in pixels.</summary>
    public int TileHeight { get; }

    /// <summary>Pictures in a row.</summary>
    public int Columns => Math.Min(Count, MostColumns);

    /// <summary>Rows; the last one may have gaps.</summary>
    public int Rows => (Count + Columns - 1) / Columns;

    /// <summary>The sheet of a film.</summary>
    /// <param name="width">Width of the film in pixels.</param>
    /// <param name="height">Height of the film in pixels.</param>
    /// <param name="frames">Length of the film, at least 1.</param>
    /// <param name="rate">Its rate.</param>
    public static SpriteSheet Of(int width, int height, long frames, FrameRate rate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(frames, 1);
        var count = (int)Math.Clamp(Math.Ceiling(rate.SecondsAt(frames)), 1, Math.Min(MostTiles, frames));
        var scale = (double)LongerSide / Math.Max(width, height);
        return new SpriteSheet(frames, rate, count, Even(width * scale), Even(height * scale));
    }

    /// <summary>Which picture shows when, as WebVTT with media fragments.</summary>
    /// <param name="image">Address of the sheet, relative to that of this text.</param>
    public string WebVtt(string image)
    {
        var text = new StringBuilder("WEBVTT\n");
        for (var i = 0; i < Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{Clock(i)} --> {Clock(i + 1)}\n")
                .Append(CultureInfo.InvariantCulture, $"{image}#xywh={i % Columns * TileWidth},{i / Columns * TileHeight},{TileWidth},{TileHeight}\n");
        }

        return text.ToString();
    }

    /// <summary>The frame that is a picture: the middle of the stretch that it stands for.</summary>
    /// <param name="picture">Number of the picture, from 0.</param>
    public long FrameOf(int picture) => Frames * ((2L * picture) + 1) / (2L * Count);

    /// <summary>Which picture of a piece of the film is shown as one of this sheet's.</summary>
    /// <param name="picture">Number of the picture, from 0.</param>
    /// <param name="start">First frame of the piece.</param>
    /// <param name="piece">Sheet of the piece.</param>
    /// <returns>Null when the middle of the picture's stretch lies outside the piece.</returns>
    public int? PictureIn(int picture, long start, SpriteSheet piece)
    {
        ArgumentNullException.ThrowIfNull(piece);
        var local = FrameOf(picture) - start;
        return local < 0 || local >= piece.Frames ? null : (int)(local * piece.Count / piece.Frames);
    }

    /// <summary>Arguments that lay out all pictures, which stand one after the other in a file in the folder, as the sheet.</summary>
    /// <param name="input">File name of the pictures.</param>
    /// <param name="output">File name of the JPEG.</param>
    public IReadOnlyList<string> Layout(string input, string output) =>
    [
        "-threads", "1", "-protocol_whitelist", "file", "-f", "mjpeg", "-i", $"file:{input}", "-map", "0:v:0", "-filter_threads", "1",
        // Gaps are filled with black of the limited range, so it is the range of the layout.
        "-vf", $"scale=in_range=pc:out_range=tv,format=yuv420p,tile={I(Columns)}x{I(Rows)},scale=in_range=tv:out_range=pc,format=yuvj420p",
        "-frames:v", "1", "-c:v", "mjpeg", "-q:v", "5", "-map_metadata", "-1", "-fflags", "+bitexact", "-update", "1", "-f", "image2", $"file:{output}",
    ];

    private string Clock(int tile)
    {
        var time = TimeSpan.FromMilliseconds(Math.Round(Rate.SecondsAt((double)Frames * tile / Count) * 1000));
        return string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:00}:{time.Minutes:00}:{time.Seconds:00}.{time.Milliseconds:000}");
    }

    private static int Even(double pixels) => Math.Max(2, (int)Math.Round(pixels / 2) * 2);
}
