using System.Text;
using System.Text.Json;
using VideoGen.Providers.Fallback;
using VideoGen.RenderWorker.Execution.Storing;
using VideoGen.Storage;

namespace VideoGen.RenderWorker.Execution.Visuals;

/// <summary>Where the chains of a job stand, kept with the job so that another worker or attempt goes on from there and nothing is paid twice.</summary>
internal sealed class VisualPlaces(StepStore store, IObjectStore objects)
{
    private const string Folder = "visuals/";
    private const string Extension = ".place";

    /// <summary>Where a chain stands; null when it has not begun.</summary>
    public async Task<ChainPlace?> FindAsync(StepScope scope, string name, CancellationToken ct) =>
        await store.ReadAsync(Key(scope, name), ct) is { } place ? ChainPlace.FromJson(Encoding.UTF8.GetString(place)) : null;

    /// <summary>Keeps where a chain stands. Not stopped with the step: what a provider has taken must not be forgotten.</summary>
    public Task KeepAsync(StepScope scope, string name, ChainPlace place) =>
        store.PutAsync(Key(scope, name), Encoding.UTF8.GetBytes(place.ToJson()), "application/json", CancellationToken.None);

    /// <summary>All chains of the job that may still wait for a provider.</summary>
    public async Task<IReadOnlyList<ChainPlace>> OpenAsync(StepScope scope, CancellationToken ct)
    {
        List<ChainPlace> open = [];
        await foreach (var found in objects.ListAsync(scope.JobKey(Folder), ct))
        {
            if (found.Key.EndsWith(Extension, StringComparison.Ordinal) && await store.ReadAsync(found.Key, ct) is { } json && Read(json) is { Ticket: not null, Over: false } place)
                open.Add(place);
        }

        return open;
    }

    private static ChainPlace? Read(byte[] json)
    {
        try
        {
            return ChainPlace.FromJson(Encoding.UTF8.GetString(json));
        }
        catch (JsonException)
        {
            return null; // of another version: nobody can follow it
        }
    }

    private static string Key(StepScope scope, string name) => scope.JobKey($"{Folder}{name}{Extension}");
}
