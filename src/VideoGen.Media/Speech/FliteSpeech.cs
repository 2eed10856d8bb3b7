using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;
using VideoGen.Composition.Narration;
using VideoGen.Media.Mixing;
using VideoGen.Media.Processes;

namespace VideoGen.Media.Speech;

/// <summary>
/// The softer English voices of flite, where ffmpeg was built with it. It tells no times: words are placed by the pauses of the sound, and by how
/// long espeak-ng takes for each.
/// </summary>
internal sealed class FliteSpeech(IFFmpeg ffmpeg, EspeakSpeech espeak, ILogger<FliteSpeech> log)
{
    private const string Prefix = "flite-";
    private const double SlowestTempo = 0.5;
    private const double FastestTempo = 2;
    private static readonly string[] Voices = ["slt", "rms", "awb", "kal16"];

    private readonly Lock _gate = new();
    private Task<bool>? _present;

    /// <summary>Whether it is meant and can speak.</summary>
    /// <param name="language">BCP 47.</param>
    /// <param name="voice">"flite-slt" and so on; null and all others are not meant for it.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<bool> TakesAsync(string language, string? voice, CancellationToken ct) =>
        VoiceOf(voice) is not null && language.Split('-')[0].Equals("en", StringComparison.OrdinalIgnoreCase) && await PresentAsync().WaitAsync(ct);

    /// <summary>Belongs in content keys. Times come from espeak-ng.</summary>
    public async Task<string> EngineAsync(CancellationToken ct) => $"flite, timed by {await espeak.EngineAsync(ct) ?? "letters"}";

    public async Task<SpokenLines> SpeakAsync(SpeechOrder order, CancellationToken ct)
    {
        var models = await ModelsAsync(order, ct);
        List<SpokenLine> lines = [];
        string? silent = null;
        foreach (var (line, i) in order.Lines.Select((line, i) => (line, i)))
        {
            var text = SpeechText.Prepare(line.Runs, order.Language, order.Say);
            try
            {
                lines.Add(text.Spoken.Length == 0 ? Silent(line, text, order.Pace) : await SpeakAsync(order, line, text, models[i], i, ct));
            }
            catch (MediaException e)
            {
                log.SpeechFailed(1, 1, e.Message);
                lines.Add(Silent(line, text, order.Pace));
                silent = "The speech engine failed.";
            }
        }

        return new SpokenLines(lines, silent);
    }

    private static SpokenLine Silent(SpeechLine line, SpeechText text, double pace) => new(WordTiming.Silent(line.SceneId, text, pace), null);

    private async Task<SpokenLine> SpeakAsync(SpeechOrder order, SpeechLine line, SpeechText text, IReadOnlyList<double> model, int number, CancellationToken ct)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"flite-{number}");
        await File.WriteAllTextAsync(Path.Combine(order.Folder, name + ".txt"), Plain(text.Spoken), ct);
        await ffmpeg.RunAsync(
            new FFmpegRun
            {
                WorkDirectory = order.Folder,
                // Names and numbers of ours alone; the text is in the file.
                Arguments =
                [
                    "-f", "lavfi", "-i", $"flite=textfile={name}.txt:voice={VoiceOf(order.Voice)}",
                    "-af", string.Create(CultureInfo.InvariantCulture, $"atempo={Math.Clamp(order.Pace, SlowestTempo, FastestTempo):0.####}"),
                    "-c:a", "pcm_s16le", "-ac", "1", "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact", "-f", "wav", $"file:{name}.wav",
                ],
            },
            ct);
        var wav = Path.Combine(order.Folder, name + ".wav");
        var (rate, samples) = SoundFiles.Read(wav);
        var words = SoundTiming.Align(text, samples, rate, model);
        return new SpokenLine(new SceneNarration(line.SceneId, TimeSpan.FromSeconds((double)samples.Length / rate), words), wav, rate);
    }

    /// <summary>How long another voice takes for each word of each line.</summary>
    private async Task<IReadOnlyList<IReadOnlyList<double>>> ModelsAsync(SpeechOrder order, CancellationToken ct)
    {
        var spoken = await espeak.SpeakAsync(order with { Voice = null }, ct);
        return [.. spoken.Lines.Select(line => (IReadOnlyList<double>)[.. line.Narration.Words.Select(w => Math.Max(0.01, (w.End - w.Start).TotalSeconds))])];
    }

    // It knows ASCII alone: accents are taken off, what remains is left out.
    private static string Plain(string text) => new([.. text.Normalize(NormalizationForm.FormD).Replace('’', '\'').Where(c => char.IsAscii(c) && !char.IsControl(c))]);

    private static string? VoiceOf(string? voice) => voice is not null && voice.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
        ? Voices.FirstOrDefault(known => known.Equals(voice[Prefix.Length..], StringComparison.OrdinalIgnoreCase)) : null;

    private Task<bool> PresentAsync()
    {
        lock (_gate) return _present ??= ProbeAsync();
    }

    private async Task<bool> ProbeAsync()
    {
        try
        {
            await ffmpeg.RunAsync(
                new FFmpegRun { WorkDirectory = Path.GetTempPath(), Arguments = ["-f", "lavfi", "-i", "flite=text=a:voice=slt", "-f", "null", "-"] }, CancellationToken.None);
            return true;
        }
        catch (MediaException e)
        {
            log.NoFlite(e.Message);
            return false;
        }
    }
}
