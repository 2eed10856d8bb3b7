using FFMpegCore;
using FFMpegCore.Exceptions;
using VideoGen.Core.Errors;
using VideoGen.Media.Processes;

namespace VideoGen.Media.Checks;

/// <summary>
/// Looks at a film before it is published: ffmpeg's exit code alone does not say that there is one. Streams, lengths and index;
/// frames and what they show are for <see cref="QualityGate"/>.
/// </summary>
public sealed class OutputCheck(ISandboxProbe probe)
{
    /// <summary>Checks a film.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="wanted">What it must be.</param>
    /// <param name="ct">Ends the check at once.</param>
    /// <exception cref="MediaException">It is not the film that was planned (<c>output_invalid</c>).</exception>
    public async Task<FilmFacts> CheckAsync(string path, FilmWanted wanted, CancellationToken ct)
    {
        var analysis = await AnalyseAsync(path, ct);
        var video = analysis.PrimaryVideoStream;
        var audio = analysis.PrimaryAudioStream;
        var bytes = new FileInfo(path).Length;
        var fastStart = Mp4Boxes.IndexComesFirst(path);
        var length = TimeSpan.FromSeconds(wanted.Rate.SecondsAt(wanted.Frames));
        var frame = TimeSpan.FromSeconds(wanted.Rate.SecondsAt(1));
        Require(video is not null && analysis.VideoStreams.Count == 1, "There is not exactly one video stream.");
        Require(video!.CodecName == "h264" && video.PixelFormat == "yuv420p", $"The picture is {video.CodecName} {video.PixelFormat}.");
        Require(video.Width == wanted.Width && video.Height == wanted.Height, $"The picture is {video.Width}x{video.Height}.");
        Require((video.Duration - length).Duration() <= frame, $"The picture lasts {video.Duration}.");
        Require(analysis.AudioStreams.Count == (wanted.HasAudio ? 1 : 0), $"There are {analysis.AudioStreams.Count} audio streams.");
        // The last AAC packet may stand out by its own length.
        Require(audio is null || (audio.CodecName == "aac" && (audio.Duration - length).Duration() <= frame + TimeSpan.FromMilliseconds(24)), $"The sound is {audio?.CodecName} and lasts {audio?.Duration}.");
        Require(fastStart, "The index stands behind the media.");
        return new FilmFacts
        {
            Width = video.Width,
            Height = video.Height,
            Frames = (long)Math.Round(video.Duration / frame),
            Duration = analysis.Duration,
            VideoCodec = video.CodecName,
            AudioCodec = audio?.CodecName,
            Bytes = bytes,
            FastStart = fastStart,
        };
    }

    private static void Require(bool holds, string complaint)
    {
        if (!holds) throw new MediaException(ErrorCodes.OutputInvalid, "The film did not pass its checks.", complaint);
    }

    private async Task<IMediaAnalysis> AnalyseAsync(string path, CancellationToken ct)
    {
        var tools = await probe.GetAsync(ct);
        var options = new FFOptions { BinaryFolder = Path.GetDirectoryName(tools.FFprobePath) ?? "", WorkingDirectory = Path.GetDirectoryName(path) ?? "" };
        try
        {
            return await FFProbe.AnalyseAsync(path, options, ct, "-protocol_whitelist file -format_whitelist mov");
        }
        catch (Exception e) when (e is FFMpegException or FFProbeException)
        {
            throw new MediaException(ErrorCodes.OutputInvalid, "The film did not pass its checks.", e.Message, e);
        }
    }
}
