using System.Globalization;
using System.Text.RegularExpressions;
using VideoGen.Composition.Sources;
using VideoGen.Core.Errors;

namespace VideoGen.Media.Probing;

/// <summary>Why a file can't be used, in words for people.</summary>
internal static partial class Refusals
{
    private const string Convert = "Convert it to MP4 (H.264 and AAC).";
    private const string Again = "Export it again and send the whole file.";
    private static readonly string Smaller = string.Create(CultureInfo.InvariantCulture, $"Make it smaller: at most {SourceRules.MostPixels / 1_000_000} megapixels and {SourceRules.LongestSide} pixels a side.");

    public static ProbeResult.Refused? OfSize(long width, long height) =>
        width > SourceRules.LongestSide || height > SourceRules.LongestSide || width * height > SourceRules.MostPixels
            ? new(ErrorCodes.MediaTooLarge, string.Create(CultureInfo.InvariantCulture, $"The picture has {width} by {height} pixels."), Smaller)
            : null;

    public static ProbeResult.Refused? OfStreams(FileAnswer file, StreamAnswer? picture, StreamAnswer? sound, string errors)
    {
        if (file.Format.NbStreams > SourceRules.MostStreams)
            return new(ErrorCodes.MediaTooLarge, string.Create(CultureInfo.InvariantCulture, $"The file has {file.Format.NbStreams} tracks."), "Keep one video and one audio track.");
        if (picture is null && sound is null)
            return new(ErrorCodes.MediaUnsupported, "The file has neither picture nor sound.", "Send a video, a picture or a sound file.");
        if (picture is not null && !SourceRules.PictureCodecs.Contains(picture.CodecName))
            return new(ErrorCodes.MediaUnsupported, $"Its picture is coded as {Codec(picture)}.", Convert);
        if (sound is not null && !SourceRules.SoundCodecs.Contains(sound.CodecName))
            return new(ErrorCodes.MediaUnsupported, $"Its sound is coded as {Codec(sound)}.", Convert);
        if (picture is { Width: <= 0 } or { Height: <= 0 } || sound is { Channels: <= 0 })
            return OfErrors(errors);
        return picture is null ? null : OfSize(picture.Width, picture.Height);
    }

    public static ProbeResult.Refused OfErrors(string errors)
    {
        if (errors.Contains("max pixel count", StringComparison.Ordinal) || errors.Contains("Picture size", StringComparison.Ordinal) || errors.Contains("Cannot allocate memory", StringComparison.Ordinal))
            return new(ErrorCodes.MediaTooLarge, "The picture has too many pixels.", Smaller);
        if (CodecOffList().Match(errors) is { Success: true } codec)
            return new(ErrorCodes.MediaUnsupported, $"It is coded as {codec.Groups[1].Value}.", Convert);
        if (errors.Contains("not on whitelist", StringComparison.Ordinal))
            return new(ErrorCodes.MediaUnsupported, "The file is of a format or codec that films can't use.", Convert);
        return errors.Contains("moov atom not found", StringComparison.Ordinal)
            ? new(ErrorCodes.MediaDamaged, "The file is cut short: its index is missing.", Again)
            : new(ErrorCodes.MediaDamaged, "The file can't be read: it is damaged, or not what it claims to be.", Again);
    }

    public static ProbeResult.Refused TooLong(TimeSpan length) =>
        new(ErrorCodes.MediaTooLarge, string.Create(CultureInfo.InvariantCulture, $"The file claims to last {length.TotalHours:0} hours."), "Send at most 6 hours.");

    public static ProbeResult.Refused TooSlow() =>
        new(ErrorCodes.MediaTooLarge, "One of its pictures is shown for more than a minute.", "Send a still picture instead, or a video with more pictures.");

    public static ProbeResult.Refused Empty() => new(ErrorCodes.MediaDamaged, "The file has no length.", Again);

    private static string Codec(StreamAnswer stream) => stream.CodecName is { Length: > 0 } and not "unknown" ? stream.CodecName : "something unknown";

    [GeneratedRegex(@"Codec \((\w{1,30})\) not on whitelist")]
    private static partial Regex CodecOffList();
}
