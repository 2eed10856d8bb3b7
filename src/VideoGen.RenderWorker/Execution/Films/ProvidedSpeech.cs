using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using VideoGen.Composition.Narration;
using VideoGen.Composition.Narration.Markup;
using VideoGen.Contracts.Render.V1;
using VideoGen.Media.Mixing;
using VideoGen.Media.Probing;
using VideoGen.Media.Speech;
using VideoGen.Providers;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Fallback;
using VideoGen.Providers.Http;
using VideoGen.Providers.Requests;
using VideoGen.Providers.Tickets;
using VideoGen.RenderWorker.Execution.Visuals;

namespace VideoGen.RenderWorker.Execution.Films;

/// <summary>
/// Speech of providers. Who tells the times of words is believed; for the others words are placed by the pauses of the sound. A text that gets none
/// is spoken by a voice of this machine, and the author is told why.
/// </summary>
internal sealed class ProvidedSpeech(
    JobChain chain, SpeechShelf shelf, MediaProbe probe, SoundConverter converter, ISpeech voices, IOptions<VisualOptions> options)
{
    private const string Kind = "narration";

    /// <summary>Has texts spoken, several at once.</summary>
    /// <returns>Those that a provider has spoken, by their names.</returns>
    public async Task<IReadOnlyDictionary<string, SpeechMaker.Line>> SpeakAsync(StepRun run, IReadOnlyList<SpokenText> texts, IReadOnlyList<IProvider> all, CancellationToken ct)
    {
        IProvider[] speakers = [.. all.Where(p => p.Capability.Kind == MediaKind.Speech)];
        var wanted = texts.Where(t => !string.IsNullOrWhiteSpace(t.Text)).DistinctBy(t => t.Name).Select(text => (Text: text, Able: Able(text, speakers))).Where(w => w.Able.Length > 0).ToArray();
        var spoken = await chain.ForEachAsync(wanted, one => OneAsync(run, one.Text, one.Able, ct), ct);
        return spoken.OfType<SpeechMaker.Line>().ToDictionary(line => line.Text.Name);
    }

    /// <summary>A voice that is named is meant: a provider's name is that provider, any other name a voice of this machine.</summary>
    private static IProvider[] Able(SpokenText text, IProvider[] speakers) =>
        text.Voice is null ? speakers : [.. speakers.Where(p => p.Name.Equals(text.Voice, StringComparison.OrdinalIgnoreCase))];

    private async Task<SpeechMaker.Line?> OneAsync(StepRun run, SpokenText text, IProvider[] able, CancellationToken ct)
    {
        foreach (var provider in able)
        {
            if (await shelf.FindAsync(run.Scope, KeyOf(text, provider), ct) is { } found)
                return new SpeechMaker.Line(text, KeyOf(text, provider), found, found.Narration, true) { Speaker = provider.Name };
        }

        var speech = SpeechText.Prepare([.. SpeechMarkup.Read(text.Text).Parts.SelectMany(p => p.Runs)], text.Language, text.Say);
        if (speech.Spoken.Length == 0)
            return null;
        var name = ContentKey.Of("speech", text.Name)[..32];
        var request = new SpeechRequest
        {
            Key = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{run.Scope.Job:N}/{name}")).AsSpan(0, 16)), Prompt = speech.Spoken, Language = text.Language, Speed = text.Pace,
        };
        SpeechMaker.Line? made = null;
        var outcome = await chain.RunAsync(
            run, name, able, request,
            (step, capability) =>
            {
                if (step.Action is not (ChainAction.Progress or ChainAction.BuiltIn))
                    run.Tell(VisualNotices.Of(Kind, step, capability, request));
            },
            async (provider, state) =>
            {
                (made, var error) = await CopyAsync(run, text, speech, provider, state, ct);
                return error;
            },
            ct);
        if (made is null)
            Tell(run, outcome.Last);
        return made;
    }

    private async Task<(SpeechMaker.Line? Line, ProviderError? Error)> CopyAsync(StepRun run, SpokenText text, SpeechText speech, IProvider provider, RemoteState state, CancellationToken ct)
    {
        if (state.Results.FirstOrDefault(r => r.Kind == MediaKind.Speech) is not { } result)
            return (null, new ProviderError(ProviderFault.BadAnswer, $"{provider.Name} sent no speech."));
        var key = KeyOf(text, provider);
        var folder = Directory.CreateDirectory(run.Folder["speech-" + key]).FullName;
        var path = Path.Combine(folder, "sent");
        await using (var file = File.Create(path))
        {
            if ((await provider.FetchAsync(result, file, new FetchLimits(options.Value.MaxBytes) { Kind = MediaKind.Speech }, ct)).Error is { } error)
                return (null, error);
        }

        if (await probe.ProbeAsync(path, ct) is not ProbeResult.Usable { Media.Audio: not null } usable)
            return (null, new ProviderError(ProviderFault.WrongType, $"{provider.Name} sent something else than speech."));
        var (wav, rate, samples) = await converter.ToWavAsync(path, usable.Media, folder, ct);
        var lengths = await LengthsAsync(text, folder, ct);
        var words = Told(speech, result.Words) ?? SoundTiming.Align(speech, samples, rate, lengths);
        var narration = new SceneNarration("", TimeSpan.FromSeconds((double)samples.Length / rate), words);
        var kept = await shelf.KeepAsync(run.Scope, key, new SpokenLine(narration, wav, rate), ct);
        return (new SpeechMaker.Line(text, key, kept, narration, false) { Speaker = provider.Name }, null);
    }

    /// <summary>The provider's own times, where its words are those of the captions.</summary>
    private static SpokenWord[]? Told(SpeechText speech, IReadOnlyList<WordTime> words) => words.Count == speech.Tokens.Count && words.Count > 0
        ? [.. speech.Tokens.Zip(words, (token, word) => new SpokenWord(token.Caption, word.Start, word.End))] : null;

    /// <summary>How long a voice of this machine takes for each word.</summary>
    private async Task<IReadOnlyList<double>?> LengthsAsync(SpokenText text, string folder, CancellationToken ct)
    {
        var spoken = await voices.SpeakAsync(new SpeechOrder { Language = text.Language, Pace = 1, Say = text.Say, Folder = folder, Lines = [new SpeechLine("", text.Text)] }, ct);
        return [.. spoken.Lines[0].Narration.Words.Select(w => (w.End - w.Start).TotalSeconds)];
    }

    private static void Tell(StepRun run, ProviderError? error) => run.Tell(new Notice
    {
        Name = Kind, Action = "built_in", Reason = error?.Message ?? "",
        Warning = new Warning
        {
            Path = "$.voice", Code = "voice_not_made", Message = $"A voice of this machine speaks instead of a provider's. {error?.Message}",
            Fix = "Ask an administrator to look at the provider, or name a voice of this machine.",
        },
    });

    private static string KeyOf(SpokenText text, IProvider provider) => ContentKey.Of("provided speech", "1", provider.Name, provider.Capability.Model, text.Name);
}
