using Microsoft.Extensions.Options;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Storyboards;
using VideoGen.Composition.Timelines;
using VideoGen.Media.Probing;
using VideoGen.Providers;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Http;
using VideoGen.Providers.Tickets;

namespace VideoGen.RenderWorker.Execution.Visuals;

/// <summary>Has the pictures and films made that scenes describe, or finds them made. A scene that gets none is drawn, and its author is told why.</summary>
internal sealed class VisualMaker(JobChain chain, VisualShelf shelf, MediaProbe probe, IOptions<VisualOptions> options)
{
    private const int LongestName = 60;

    /// <summary>Makes what a film's scenes describe, several at once.</summary>
    /// <returns>The storyboard with files in the place of what was described, and those files by their names.</returns>
    public async Task<(Storyboard Board, Dictionary<string, SourceMedia> Sources)> MakeAsync(StepRun run, Storyboard board, FilmTimeline film, IReadOnlyList<IProvider> providers, CancellationToken ct)
    {
        var wishes = film.Scenes.Select(placed => (placed.Index, placed.Scene.Id, Wish: VisualWish.Of(board, placed)!)).Where(w => w.Wish is not null).GroupBy(w => w.Wish).ToArray();
        if (wishes.Length == 0)
            return (board, []);
        using var span = run.Span("visuals");
        var made = await chain.ForEachAsync(wishes, same => OneAsync(run, same.Key, providers, new VisualNotices(run, [.. same.Select(s => (s.Index, s.Id))]), ct), ct);
        var files = wishes.Zip(made).Where(pair => pair.Second is not null).SelectMany(pair => pair.First.Select(scene => (scene.Id, File: pair.Second!.Value))).ToDictionary(f => f.Id, f => f.File);
        return (
            board with { Scenes = [.. board.Scenes.Select(scene => files.TryGetValue(scene.Id, out var file) ? scene with { Visual = scene.Visual! with { Prompt = null, Source = file.Name } } : scene)] },
            files.Values.DistinctBy(f => f.Name).ToDictionary(f => f.Name, f => f.Media));
    }

    private async Task<(string Name, SourceMedia Media)?> OneAsync(StepRun run, VisualWish wish, IReadOnlyList<IProvider> all, VisualNotices told, CancellationToken ct)
    {
        IProvider[] able = [.. wish.Kinds.SelectMany(kind => all.Where(p => p.Capability.Kind == kind))];
        var began = run.Time.GetTimestamp();
        foreach (var provider in able)
        {
            if (await shelf.FindAsync(run.Scope, wish.ContentKeyAt(provider), ct) is not { } found)
                continue;
            told.Done(wish.ContentKeyAt(provider), reused: true, TimeSpan.Zero);
            return (NameOf(wish.ContentKeyAt(provider)), found);
        }

        ProviderError? last = null;
        foreach (var kind in wish.Kinds)
        {
            // After money may have been lost only what is free is asked.
            IProvider[] asked = [.. able.Where(p => p.Capability.Kind == kind && !(last?.Spending == Spending.Maybe && p.Capability.Paid))];
            if (asked.Length == 0)
                continue;
            var (made, error) = await ChainAsync(run, wish, kind, asked, told, ct);
            if (made is { } file)
            {
                told.Done(file.Key, reused: false, run.Time.GetElapsedTime(began));
                return (NameOf(file.Key), file.Media);
            }

            last = error ?? last;
        }

        told.BuiltIn(able.Length == 0 ? "No provider is there that makes pictures or films." : last?.Message ?? "No provider can make this.");
        return null;
    }

    private async Task<((string Key, SourceMedia Media)? Made, ProviderError? Error)> ChainAsync(
        StepRun run, VisualWish wish, MediaKind kind, IProvider[] providers, VisualNotices told, CancellationToken ct)
    {
        var (name, request) = (wish.Name(kind), wish.Request(kind, run.Scope.Job));
        (string, SourceMedia)? made = null;
        var outcome = await chain.RunAsync(
            run, name, providers, request, (step, capability) => told.Step(step, capability, request),
            async (provider, state) =>
            {
                var (file, error) = await CopyAsync(run, wish, provider, state, ct);
                made = file;
                return error;
            },
            ct);
        return (made, outcome.Last);
    }

    /// <summary>Copies a result and looks at it as at an upload, before it counts.</summary>
    private async Task<((string Key, SourceMedia Media)? File, ProviderError? Error)> CopyAsync(StepRun run, VisualWish wish, IProvider provider, RemoteState state, CancellationToken ct)
    {
        if (state.Results.FirstOrDefault(r => r.Kind == provider.Capability.Kind) is not { } result)
            return (null, new ProviderError(ProviderFault.BadAnswer, $"{provider.Name} made nothing that can be shown."));
        var key = wish.ContentKeyAt(provider);
        var path = run.Folder["visual-" + key];
        await using (var file = File.Create(path))
        {
            if ((await provider.FetchAsync(result, file, new FetchLimits(options.Value.MaxBytes) { Kind = provider.Capability.Kind }, ct)).Error is { } error)
                return (null, error);
        }

        switch (await probe.ProbeAsync(path, ct))
        {
            case ProbeResult.Usable { Media.Video: not null } usable when usable.Media.IsStill == (provider.Capability.Kind == MediaKind.Image):
                var named = usable.Media with { Name = wish.Prompt.Length <= LongestName ? wish.Prompt : wish.Prompt[..LongestName].TrimEnd() + "…" };
                return ((key, await shelf.KeepAsync(run.Scope, key, path, named, usable.ContentType, ct)), null);
            case ProbeResult.Refused refused:
                return (null, new ProviderError(ProviderFault.BadAnswer, $"What {provider.Name} sent can't be used: {refused.Reason}"));
            default:
                return (null, new ProviderError(ProviderFault.WrongType, $"{provider.Name} sent something else than {(provider.Capability.Kind == MediaKind.Image ? "a picture" : "a film")}."));
        }
    }

    // A name that no uploaded file can have: those have no slash.
    private static string NameOf(string key) => "visuals/" + key;
}
