using System.Globalization;
using VideoGen.Composition.Narration;
using VideoGen.Composition.Narration.Markup;
using VideoGen.Media.Mixing;
using VideoGen.Speech;

namespace VideoGen.Media.Speech;

/// <summary>
/// The voices of this machine: flite's where one of them is named and there, espeak-ng's for everything else. Narration in markup is spoken in
/// parts, each at its own pace, and put together with its pauses.
/// </summary>
internal sealed class BuiltInVoices(EspeakSpeech espeak, FliteSpeech flite) : ISpeech
{
    public async Task<string?> EngineAsync(string language, string? voice, CancellationToken ct) =>
        await flite.TakesAsync(language, voice, ct) ? await flite.EngineAsync(ct) : await espeak.EngineAsync(ct);

    public async Task<SpokenLines> SpeakAsync(SpeechOrder order, CancellationToken ct)
    {
        if (!order.Lines.Any(l => SpeechMarkup.IsMarkup(l.Text))) return await PlainAsync(order, ct);
        var parts = order.Lines.SelectMany((line, i) => SpeechMarkup.Read(line.Text).Parts.Select(part => (Line: i, Part: part))).ToArray();
        var spoken = new SpokenLine[parts.Length];
        string? silent = null;
        foreach (var alike in Enumerable.Range(0, parts.Length).GroupBy(i => parts[i].Part.Rate))
        {
            int[] asked = [.. alike];
            var folder = Directory.CreateDirectory(Path.Combine(order.Folder, string.Create(CultureInfo.InvariantCulture, $"rate-{alike.Key:0.###}"))).FullName;
            var said = await PlainAsync(
                order with { Pace = order.Pace * alike.Key, Folder = folder, Lines = [.. asked.Select(i => new SpeechLine("", "") { Runs = parts[i].Part.Runs })] }, ct);
            silent = said.SilentBecause ?? silent;
            for (var k = 0; k < asked.Length; k++) spoken[asked[k]] = said.Lines[k];
        }

        return new SpokenLines([.. order.Lines.Select((line, i) => Join(order, line, i, [.. Enumerable.Range(0, parts.Length).Where(p => parts[p].Line == i).Select(p => (parts[p].Part, spoken[p]))]))], silent);
    }

    private async Task<SpokenLines> PlainAsync(SpeechOrder order, CancellationToken ct) =>
        await flite.TakesAsync(order.Language, order.Voice, ct) ? await flite.SpeakAsync(order, ct) : await espeak.SpeakAsync(order, ct);

    /// <summary>Parts of a line one after the other, with the silence that follows each.</summary>
    private static SpokenLine Join(SpeechOrder order, SpeechLine line, int number, (SpeechPart Part, SpokenLine Spoken)[] parts)
    {
        var rate = parts.Select(p => p.Spoken.SampleRate).FirstOrDefault(r => r > 0);
        List<SpokenWord> words = [];
        List<short> sound = [];
        var at = TimeSpan.Zero;
        foreach (var (part, spoken) in parts)
        {
            words.AddRange(spoken.Narration.Words.Select(w => w with { Start = w.Start + at, End = w.End + at }));
            at += spoken.Narration.Duration + part.PauseAfter;
            if (rate == 0) continue;
            if (spoken.WavPath is { } wav) sound.AddRange(SoundFiles.Read(wav).Samples);
            var length = (int)(at.TotalSeconds * rate);
            if (length > sound.Count) sound.AddRange(new short[length - sound.Count]);
        }

        var narration = new SceneNarration(line.SceneId, at, words);
        if (rate == 0) return new SpokenLine(narration, null);
        var path = Path.Combine(order.Folder, string.Create(CultureInfo.InvariantCulture, $"joined-{number}.wav"));
        WavFile.Write(path, rate, [.. sound]);
        return new SpokenLine(narration, path, rate);
    }
}
