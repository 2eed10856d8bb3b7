using System.Globalization;
using System.Runtime.InteropServices;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Music;
using VideoGen.Composition.Sound;
using VideoGen.Composition.Sources;
using VideoGen.Core.Errors;
using VideoGen.Media.Processes;

namespace VideoGen.Media.Mixing;

/// <summary>Listens to a recording: how loud it is, and where its beats fall.</summary>
public sealed class TrackListener(IFFmpeg ffmpeg)
{
    private const string Input = "track";
    private const string Stereo = "track.f32";
    private const string Mono = "beats.f32";

    /// <summary>Listens to the beginning of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="media">What is known of it.</param>
    /// <param name="length">How much of it is played.</param>
    /// <param name="folder">An existing folder for this alone.</param>
    /// <param name="ct">Ends it.</param>
    /// <returns>Loudness in LUFS, and its beats where it has steady ones.</returns>
    /// <exception cref="MediaException"><c>input_corrupt</c>: its sound can't be decoded.</exception>
    public async Task<(double Loudness, FoundBeats? Beats)> ListenAsync(string path, SourceMedia media, TimeSpan length, string folder, CancellationToken ct)
    {
        try
        {
            await ffmpeg.RunAsync(
                new FFmpegRun
                {
                    WorkDirectory = folder,
                    Files = new Dictionary<string, string> { [Input] = path },
                    Arguments =
                    [
                        "-t", length.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture), .. SourceRules.InputOptions(media.Demuxer), "-i", "file:" + Input,
                        "-map", "0:a:0", "-ar", "48000", "-ac", "2", "-c:a", "pcm_f32le", "-f", "f32le", "file:" + Stereo,
                        "-map", "0:a:0", "-ar", BeatFinder.SampleRate.ToString(CultureInfo.InvariantCulture), "-ac", "1", "-c:a", "pcm_f32le", "-f", "f32le", "file:" + Mono,
                    ],
                },
                ct);
        }
        catch (MediaException e) when (e.Code == ErrorCodes.RenderFailed || e.Code == ErrorCodes.RenderStalled)
        {
            throw new MediaException(ErrorCodes.InputCorrupt, $"The sound of \"{media.Name}\" can't be decoded.", e.Detail, e);
        }

        var meter = new LoudnessMeter();
        using (var sound = new RawSound(Path.Combine(folder, Stereo)))
            MixBoard.Play(sound, sound.Samples, meter.Add, ct);
        var mono = await File.ReadAllBytesAsync(Path.Combine(folder, Mono), ct);
        return (meter.Integrated, BeatFinder.Find(MemoryMarshal.Cast<byte, float>(mono)));
    }
}
