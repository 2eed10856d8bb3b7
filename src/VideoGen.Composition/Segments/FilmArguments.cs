using System.Globalization;
using System.Text;
using VideoGen.Composition.Captions;
using VideoGen.Composition.Layers;
using static VideoGen.Composition.Segments.SegmentEncoding;

namespace VideoGen.Composition.Segments;

/// <summary>Builds what ffmpeg needs to join segments and sound to a film without coding anything again.</summary>
public static class FilmArguments
{
    /// <summary>Name of the list of segments.</summary>
    public const string ListFile = "parts.txt";

    /// <summary>Name of the sound's file.</summary>
    public const string SoundFile = "sound.m4a";

    /// <summary>Name of the file with title and the like.</summary>
    public const string AboutFile = "about.txt";

    private const int SamplesPerSecond = 48_000;

    /// <summary>Name of a segment's file.</summary>
    /// <param name="index">Number of the segment.</param>
    public static string PartName(int index) => FormattableString.Invariant($"part{index:0000}.mp4");

    /// <summary>The list of segments.</summary>
    /// <param name="rate">The film's rate.</param>
    /// <param name="frames">Frames of each segment.</param>
    public static string List(FrameRate rate, IReadOnlyList<long> frames)
    {
        // The joiner counts microseconds. Each length is the difference of two exact ends, so that what is rounded never adds up.
        long Microseconds(long frame) => (long)Math.Round((decimal)frame * rate.Denominator * 1_000_000 / rate.Numerator);
        var list = new StringBuilder("ffconcat version 1.0\n");
        long at = 0;
        for (var i = 0; i < frames.Count; i++)
        {
            var length = Microseconds(at + frames[i]) - Microseconds(at);
            list.Append(CultureInfo.InvariantCulture, $"file {PartName(i)}\nduration {length / 1_000_000}.{length % 1_000_000:000000}\n");
            at += frames[i];
        }

        return list.ToString();
    }

    /// <summary>The arguments.</summary>
    /// <param name="rate">The film's rate.</param>
    /// <param name="delay">Frames by which decoding must begin before showing: the most that any segment needs.</param>
    /// <param name="language">BCP 47 language of the sound; null for a silent film.</param>
    /// <param name="output">File name.</param>
    public static IReadOnlyList<string> Join(FrameRate rate, int delay, string? language, string output)
    {
        List<string> arguments = ["-protocol_whitelist", "file", "-format_whitelist", "concat,mov", "-f", "concat", "-safe", "1", "-i", ListFile];
        if (language is not null) arguments.AddRange(["-protocol_whitelist", "file", "-format_whitelist", "mov", "-f", "mov", "-i", $"file:{SoundFile}"]);
        arguments.AddRange(["-protocol_whitelist", "file", "-f", "ffmetadata", "-i", AboutFile, "-map", "0:v:0"]);
        if (language is not null) arguments.AddRange(["-map", "1:a:0", "-metadata:s:a:0", $"language={LanguageCodes.Iso639(language)}"]);
        return
        [
            .. arguments, "-map_metadata", language is null ? "1" : "2", "-c", "copy",
            // Segments of different encoders reorder frames by different depths; one count of decoding times suits them all.
            "-bsf:v", $"setts=pts=PTS:dts=(N-{I(delay)})*{I(rate.TicksPerFrame)}",
            "-movflags", "+faststart", "-video_track_timescale", I(rate.Timescale),
            // A clock in which both a frame and a sample are whole: the default one counts milliseconds, and the film would end too late.
            "-movie_timescale", I(LeastCommonMultiple(rate.Timescale, SamplesPerSecond)), "-fflags", "+bitexact", "-f", "mp4", $"file:{output}",
        ];
    }

    /// <summary>What players show, as a file: no text of the user becomes an argument.</summary>
    /// <param name="title">The film's title.</param>
    public static string About(string title)
    {
        var safe = new StringBuilder();
        foreach (var c in title)
        {
            if (char.IsControl(c)) continue;
            if (c is '=' or ';' or '#' or '\\') safe.Append('\\');
            safe.Append(c);
        }

        // The title is last and no line end follows: behind a backslash it would count as part of the title.
        return $";FFMETADATA1\nencoder=VideoGen\ntitle={safe}";
    }

    private static long LeastCommonMultiple(long a, long b)
    {
        var (x, y) = (a, b);
        while (y != 0) (x, y) = (y, x % y);
        return a / x * b;
    }
}
