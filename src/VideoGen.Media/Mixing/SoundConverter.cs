using VideoGen.Composition.Layers;
using VideoGen.Composition.Sources;
using VideoGen.Media.Processes;

namespace VideoGen.Media.Mixing;

/// <summary>Makes speech of any format what the mixer and the timing of words read.</summary>
public sealed class SoundConverter(IFFmpeg ffmpeg)
{
    private const string Input = "speech";
    private const string Output = "speech.wav";

    /// <summary>Converts a file to a WAV file of 16 bits and one channel.</summary>
    /// <param name="path">The file.</param>
    /// <param name="media">What is known of it.</param>
    /// <param name="folder">An existing folder, in which the result is put.</param>
    /// <param name="ct">Ends it.</param>
    /// <returns>The new file, its samples per second, and the samples.</returns>
    /// <exception cref="MediaException">The sound can't be decoded.</exception>
    public async Task<(string Path, int SampleRate, short[] Samples)> ToWavAsync(string path, SourceMedia media, string folder, CancellationToken ct)
    {
        await ffmpeg.RunAsync(
            new FFmpegRun
            {
                WorkDirectory = folder,
                Files = new Dictionary<string, string> { [Input] = path },
                Arguments =
                [
                    .. SourceRules.InputOptions(media.Demuxer), "-i", "file:" + Input, "-map", "0:a:0", "-ac", "1", "-ar", "24000", "-c:a", "pcm_s16le",
                    "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact", "-f", "wav", "file:" + Output,
                ],
            },
            ct);
        var wav = Path.Combine(folder, Output);
        var (rate, samples) = SoundFiles.Read(wav);
        return (wav, rate, samples);
    }
}
