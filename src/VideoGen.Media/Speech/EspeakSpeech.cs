using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VideoGen.Composition.Narration;
using VideoGen.Media.Mixing;
using VideoGen.Speech;

namespace VideoGen.Media.Speech;

/// <summary>espeak-ng in a process of its own, which tells the time of each word.</summary>
internal sealed class EspeakSpeech(SpeechProcess process, IOptions<SpeechOptions> options, ILogger<EspeakSpeech> log) : IDisposable
{
    private readonly SemaphoreSlim _probing = new(1, 1);
    private string? _engine;
    private string? _missing;

    public async Task<string?> EngineAsync(CancellationToken ct)
    {
        await _probing.WaitAsync(ct);
        try
        {
            if (_engine is null && _missing is null)
                await ProbeAsync(ct);
            return _engine;
        }
        finally
        {
            _probing.Release();
        }
    }

    public async Task<SpokenLines> SpeakAsync(SpeechOrder order, CancellationToken ct)
    {
        var texts = order.Lines.Select(l => SpeechText.Prepare(l.Runs, order.Language, order.Say)).ToArray();
        var spoken = new SpokenLine?[texts.Length];
        var said = Enumerable.Range(0, texts.Length).Where(i => texts[i].Spoken.Length > 0).ToArray();
        string? reason = null;
        if (said.Length > 0)
        {
            var voices = Voices.For(order.Language, order.Voice);
            reason = voices.Count == 0 ? $"There is no built-in voice for the language \"{order.Language}\"."
                : await EngineAsync(ct) is null ? _missing
                : await TryAsync(order, voices, texts, said, spoken, ct);
        }

        var lines = order.Lines.Select((l, i) => spoken[i] ?? new SpokenLine(WordTiming.Silent(l.SceneId, texts[i], order.Pace), null));
        return new SpokenLines([.. lines], reason);
    }

    /// <summary>All lines in one process; if that fails, each in its own, so that one text which breaks the engine silences one scene.</summary>
    private async Task<string?> TryAsync(
        SpeechOrder order, IReadOnlyList<string> voices, SpeechText[] texts, int[] said, SpokenLine?[] spoken, CancellationToken ct)
    {
        var reason = await RunAsync(order, voices, texts, said, spoken, ct);
        if (reason is null || said.Length == 1 || reason.Final)
            return reason?.Text;
        string? last = null;
        foreach (var line in said)
            last = (await RunAsync(order, voices, texts, [line], spoken, ct))?.Text ?? last;
        return last;
    }

    private async Task<Silence?> RunAsync(
        SpeechOrder order, IReadOnlyList<string> voices, SpeechText[] texts, int[] said, SpokenLine?[] spoken, CancellationToken ct)
    {
        var rate = (int)Math.Round(Math.Clamp(options.Value.WordsPerMinute * order.Pace, 80, 450));
        var items = said.Select(i => new SpeechItem(texts[i].Spoken, Wav(order, i))).ToArray();
        var request = JsonSerializer.SerializeToUtf8Bytes(new SpeechRequest(voices, rate, options.Value.Pitch, items), SpeechJson.Default.SpeechRequest);
        var (exit, output, error) = await process.RunAsync(request, order.Folder, [], ct);
        if (exit != SpeechExit.Done)
        {
            log.SpeechFailed(said.Length, exit, error[..Math.Min(error.Length, 500)]);
            return Explain(exit, order.Language);
        }

        var reply = JsonSerializer.Deserialize(output, SpeechJson.Default.SpeechReply)
            ?? throw new InvalidDataException("The speech program answered nothing.");
        for (var k = 0; k < said.Length; k++)
        {
            var i = said[k];
            var length = TimeSpan.FromSeconds((double)reply.Items[k].Samples / reply.SampleRate);
            var marks = reply.Items[k].Words.Select(w => new VoiceMark(w.Position, TimeSpan.FromMilliseconds(w.Milliseconds))).ToArray();
            var (_, samples) = SoundFiles.Read(items[k].Wav);
            var ends = reply.Items[k].ClauseEnds
                .Select(e => Pauses.EndOfSound(samples, reply.SampleRate, TimeSpan.FromMilliseconds(e))).ToArray();
            var words = WordTiming.Align(texts[i], marks, ends, length);
            spoken[i] = new SpokenLine(new SceneNarration(order.Lines[i].SceneId, length, words), items[k].Wav, reply.SampleRate);
        }

        return null;
    }

    public void Dispose() => _probing.Dispose();

    private async Task ProbeAsync(CancellationToken ct)
    {
        try
        {
            var (exit, output, _) = await process.RunAsync([], Path.GetTempPath(), ["--probe"], ct);
            if (exit == SpeechExit.Done)
            {
                _engine = "espeak-ng " + JsonSerializer.Deserialize(output, SpeechJson.Default.SpeechProbe)?.Version;
                return;
            }

            _missing = Explain(exit, "").Text;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            _missing = "The speech program is not installed.";
        }

        log.NoEngine(_missing);
    }

    private static string Wav(SpeechOrder order, int line) =>
        Path.Combine(order.Folder, string.Create(CultureInfo.InvariantCulture, $"speech-{line}.wav"));

    private static Silence Explain(int exit, string language) => exit switch
    {
        SpeechExit.LibraryMissing or SpeechExit.DataMissing => new("The speech engine espeak-ng is not installed.", true),
        SpeechExit.VoiceMissing => new($"The speech engine has no voice for the language \"{language}\".", true),
        127 => new("The speech program is not installed.", true),
        _ => new("The speech engine failed.", false),
    };

    /// <param name="Text">For the film's report.</param>
    /// <param name="Final">Whether other lines would meet the same.</param>
    private sealed record Silence(string Text, bool Final);
}
