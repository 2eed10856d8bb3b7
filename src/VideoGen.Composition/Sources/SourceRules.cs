using System.Collections.Frozen;

namespace VideoGen.Composition.Sources;

/// <summary>Which files may be used in films, and the ffmpeg options by which a tool is held to that.</summary>
public static class SourceRules
{
    /// <summary>Most pixels of one picture.</summary>
    public const long MostPixels = 50_000_000;

    /// <summary>Longest side of a picture in pixels.</summary>
    public const int LongestSide = 16_384;

    /// <summary>Most streams of one file, of any kind.</summary>
    public const int MostStreams = 32;

    /// <summary>Decoders of pictures that may run, by the names that ffmpeg gives them.</summary>
    private static readonly string[] PictureDecoders =
    [
        "h264", "hevc", "vp8", "libvpx", "vp9", "libvpx-vp9", "libdav1d", "libaom-av1", "av1", "mpeg4", "mjpeg", "prores", "png", "gif", "webp", "rawvideo",
    ];

    /// <summary>Decoders of sound that may run.</summary>
    private static readonly string[] SoundDecoders =
    [
        "aac", "mp3", "mp3float", "opus", "libopus", "vorbis", "libvorbis", "flac", "alac",
        "pcm_u8", "pcm_s16le", "pcm_s16be", "pcm_s24le", "pcm_s24be", "pcm_s32le", "pcm_s32be", "pcm_f32le", "pcm_f32be", "pcm_f64le",
    ];

    /// <summary>Codecs of pictures that films may use, as a probe names them.</summary>
    public static readonly FrozenSet<string> PictureCodecs =
        FrozenSet.ToFrozenSet(["h264", "hevc", "vp8", "vp9", "av1", "mpeg4", "mjpeg", "prores", "png", "gif", "webp"], StringComparer.Ordinal);

    /// <summary>Codecs of sound that films may use, as a probe names them.</summary>
    public static readonly FrozenSet<string> SoundCodecs = SoundDecoders
        .Where(name => !name.StartsWith("lib", StringComparison.Ordinal) && name != "mp3float")
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly string Decoders = string.Join(',', PictureDecoders.Concat(SoundDecoders));

    /// <summary>
    /// What stands before the <c>-i</c> of a file that a user sent, or before the name in ffprobe: it opens nothing but that file,
    /// as the one format that our own look found, with decoders from the list.
    /// </summary>
    /// <param name="demuxer">From <see cref="MediaSniffer"/>, by way of <see cref="Layers.SourceMedia.Demuxer"/>.</param>
    public static IReadOnlyList<string> InputOptions(string demuxer) =>
    [
        "-protocol_whitelist", "file,pipe", "-format_whitelist", demuxer, "-codec_whitelist", Decoders,
        "-max_pixels", "50000000", "-f", demuxer,
    ];
}
