using System.Security.Cryptography;
using System.Text.Json;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Sources;
using VideoGen.Core.Errors;
using VideoGen.Media.Processes;

namespace VideoGen.Media.Probing;

/// <summary>Looks at a user's file before anything is made with it: what can't be used is refused here, by name.</summary>
public sealed class MediaProbe
{
    private static readonly TimeSpan LongestSource = TimeSpan.FromHours(6);

    /// <summary>Longest time that one picture may be shown: a few bytes could claim hours.</summary>
    private const double LongestPictureSeconds = 60;

    private readonly FFprobe _ffprobe;
    private readonly IFFmpeg _ffmpeg;

    internal MediaProbe(FFprobe ffprobe, IFFmpeg ffmpeg) => (_ffprobe, _ffmpeg) = (ffprobe, ffmpeg);

    /// <summary>Looks at a file.</summary>
    /// <param name="path">Absolute path. The tools see this file alone, under a name of ours.</param>
    /// <param name="ct">Ends the look.</param>
    /// <returns>Facts, or why the file can't be used.</returns>
    /// <exception cref="MediaException">The tools are missing or the machine is in trouble; the file is not to blame.</exception>
    public async Task<ProbeResult> ProbeAsync(string path, CancellationToken ct)
    {
        var head = await HeadAsync(path, ct);
        switch (MediaSniffer.Sniff(head.AsSpan(0, Math.Min(head.Length, MediaSniffer.HeadBytes))))
        {
            case SniffResult.Unusable unusable:
                return new ProbeResult.Refused(head.Length < 12 ? ErrorCodes.MediaDamaged : ErrorCodes.MediaUnsupported, unusable.Reason, unusable.Fix);
            case SniffResult.Known known:
                return Refusals.OfSize(known.Width, known.Height) ?? await LookAsync(path, known, head, ct);
            default:
                throw new InvalidOperationException("A new kind of answer.");
        }
    }

    private async Task<ProbeResult> LookAsync(string path, SniffResult.Known known, byte[] head, CancellationToken ct)
    {
        string[] input = [.. SourceRules.InputOptions(known.Demuxer), "file:" + FFprobe.FileName];
        var (answer, errors) = await _ffprobe.AskAsync(path, ["-show_format", "-show_streams", "-of", "json", .. input], ct);
        if (answer is null || JsonSerializer.Deserialize(answer, AnswerJson.Default.FileAnswer) is not { } file)
            return Refusals.OfErrors(errors);
        var picture = file.Streams.FirstOrDefault(s => s.CodecType == "video" && s.Disposition.GetValueOrDefault("attached_pic") == 0);
        var sound = file.Streams.FirstOrDefault(s => s.CodecType == "audio");
        if (Refusals.OfStreams(file, picture, sound, errors) is { } refused)
            return refused;

        var isPicture = known.Demuxer.EndsWith("_pipe", StringComparison.Ordinal);
        var length = isPicture ? TimeSpan.Zero : Length(file, picture, sound);
        if (length > LongestSource)
            return Refusals.TooLong(length);
        var video = picture is null ? null : StreamFacts.Video(picture, file.Format);
        if (video is not null && !isPicture)
        {
            if (await PacketsAsync(path, input, picture!.Index, ct) is not { } packets)
                return Refusals.OfErrors("");
            var (numerator, denominator) = StreamFacts.Ratio(picture.TimeBase, '/');
            if (denominator > 0 && (double)packets.LongestTicks * numerator / denominator > LongestPictureSeconds)
                return Refusals.TooSlow();
            video = video with { Frames = packets.Frames, IsVariable = packets.IsVariable, Keyframes = known.Demuxer == "mov" && video.Codec == "h264" ? packets.Keyframes : [] };
            if (known.Demuxer == "gif" && packets.Frames == 1)
                (isPicture, length) = (true, TimeSpan.Zero);
        }

        if (isPicture)
            video = video! with { Rate = null, Frames = 1, Rotation = known.Demuxer == "jpeg_pipe" ? ExifOrientation.ClockwiseDegrees(head) : 0 };
        else if (length <= TimeSpan.Zero)
            return Refusals.Empty();
        if (await TryAsync(path, known.Demuxer, picture, sound, ct) is { } broken)
            return broken;
        return new ProbeResult.Usable(await MediaAsync(path, known, length, video, sound is null ? null : StreamFacts.Audio(sound, file.Format), ct), TypeOf(known, video));
    }

    private static TimeSpan Length(FileAnswer file, StreamAnswer? picture, StreamAnswer? sound)
    {
        var seconds = StreamFacts.Seconds(file.Format.Duration);
        if (seconds <= 0)
            seconds = Math.Max(StreamFacts.Seconds(picture?.Duration), StreamFacts.Seconds(sound?.Duration));
        return TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.MaxValue.TotalSeconds / 2));
    }

    private async Task<PacketTimes?> PacketsAsync(string path, string[] input, int stream, CancellationToken ct)
    {
        var index = stream.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var (answer, _) = await _ffprobe.AskAsync(
            path, ["-select_streams", index, "-show_entries", "packet=pts,duration,flags", "-of", "csv=p=0", .. input], ct);
        return answer is null || PacketTimes.Read(answer) is not { Frames: > 0 } packets ? null : packets;
    }

    /// <summary>Decodes the first picture and a moment of sound: a header can promise what is not there.</summary>
    private async Task<ProbeResult.Refused?> TryAsync(
        string path, string demuxer, StreamAnswer? picture, StreamAnswer? sound, CancellationToken ct)
    {
        List<string> arguments = ["-threads", "1", .. SourceRules.InputOptions(demuxer), "-i", "file:" + FFprobe.FileName];
        foreach (var stream in new[] { picture, sound }.OfType<StreamAnswer>())
            arguments.AddRange(["-map", FormattableString.Invariant($"0:{stream.Index}")]);
        if (picture is not null)
            arguments.AddRange(["-frames:v", "1"]);
        arguments.AddRange(["-t", "0.2", "-f", "null", "-"]);
        var folder = Directory.CreateTempSubdirectory("videogen-look-");
        try
        {
            await _ffmpeg.RunAsync(
                new FFmpegRun
                {
                    Arguments = arguments, WorkDirectory = folder.FullName, Files = new Dictionary<string, string> { [FFprobe.FileName] = path }, MemoryLimitBytes = 2L << 30,
                    TimeLimit = TimeSpan.FromSeconds(30), CpuLimit = TimeSpan.FromSeconds(30),
                },
                ct);
            return null;
        }
        catch (MediaException e) when (e.Code == ErrorCodes.RenderFailed || e.Code == ErrorCodes.RenderStalled || e.Code == ErrorCodes.RenderTimeout || e.Code == ErrorCodes.OutOfMemory)
        {
            return Refusals.OfErrors(e.Detail);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<SourceMedia> MediaAsync(
        string path, SniffResult.Known known, TimeSpan length, VideoFacts? video, AudioFacts? audio, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        return new SourceMedia
        {
            Sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct)),
            ObjectKey = "",
            Bytes = file.Length,
            Name = "",
            Demuxer = known.Demuxer,
            Duration = length,
            Video = video,
            Audio = audio,
        };
    }

    private static string TypeOf(SniffResult.Known known, VideoFacts? video) => video is not null
        ? known.ContentType
        : known.ContentType switch
        {
            "video/mp4" or "video/quicktime" => "audio/mp4",
            "video/webm" or "video/x-matroska" => "audio/webm",
            var type => type,
        };

    private static async Task<byte[]> HeadAsync(string path, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        var head = new byte[Math.Min(ExifOrientation.HeadBytes, file.Length)];
        await file.ReadExactlyAsync(head, ct);
        return head;
    }
}
