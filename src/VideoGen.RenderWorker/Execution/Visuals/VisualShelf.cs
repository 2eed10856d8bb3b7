using System.Text;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Sources;
using VideoGen.RenderWorker.Execution.Storing;

namespace VideoGen.RenderWorker.Execution.Visuals;

/// <summary>What providers made, stored by what it was asked for by. The facts come last and so stand for both.</summary>
internal sealed class VisualShelf(StepStore store)
{
    private const string MediaExtension = "media";
    private const string FactsExtension = "visual";

    /// <summary>What was made; null when it was not.</summary>
    public async Task<SourceMedia?> FindAsync(StepScope scope, string key, CancellationToken ct) =>
        await store.ReadAsync(scope.StepKey(key, FactsExtension), ct) is { } facts && await store.HeadAsync(scope.StepKey(key, MediaExtension), ct) is not null
            ? SourceMediaJson.Read(Encoding.UTF8.GetString(facts))
            : null;

    /// <summary>Keeps what was made; nobody may change the file from now on.</summary>
    public async Task<SourceMedia> KeepAsync(StepScope scope, string key, string path, SourceMedia facts, string contentType, CancellationToken ct)
    {
        var media = facts with { ObjectKey = scope.StepKey(key, MediaExtension) };
        await store.KeepFileAsync(media.ObjectKey, path, contentType, ct);
        await store.PutAsync(scope.StepKey(key, FactsExtension), Encoding.UTF8.GetBytes(SourceMediaJson.Write(media)), "application/json", ct);
        return media;
    }
}
