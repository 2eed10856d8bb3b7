using VideoGen.Core.Errors;
using VideoGen.Media.Processes;
using VideoGen.RenderWorker.Execution.Storing;

namespace VideoGen.RenderWorker.Execution.Films;

/// <summary>
/// Opens stored plans. The last few films stay open, since the steps of one job come one after another and plans are worked out anew each
/// time; what a restart forgets is opened again.
/// </summary>
internal sealed class FilmShelf(StepStore store, TimelineFilms timelines)
{
    private const int MostOpen = 8;
    private readonly Lock _gate = new();
    private readonly LinkedList<(string Key, Task<TimelineFilm> Film)> _open = [];

    /// <summary>Opens the film of a plan.</summary>
    /// <exception cref="MediaException">There is no such plan, or this build can't read it.</exception>
    public Task<TimelineFilm> OpenAsync(string planKey, CancellationToken ct) => Find(planKey, () => Task.Run(() => LoadAsync(planKey), CancellationToken.None)).WaitAsync(ct);

    /// <summary>Works a film out from its plan and keeps it open for the steps that follow.</summary>
    public Task<TimelineFilm> OpenAsync(string planKey, PlanFile plan, CancellationToken ct) =>
        Find(planKey, () => Task.Run(() => WorkOutAsync(plan), CancellationToken.None)).WaitAsync(ct);

    /// <summary>Works a film out that is perhaps never rendered: it is kept open when there is room, and takes the place of none that is.</summary>
    public Task<TimelineFilm> TryAsync(string planKey, PlanFile plan) => Find(planKey, () => Task.Run(() => WorkOutAsync(plan)), onTrial: true);

    private Task<TimelineFilm> Find(string key, Func<Task<TimelineFilm>> open, bool onTrial = false)
    {
        lock (_gate)
        {
            for (var node = _open.First; node is not null; node = node.Next)
            {
                if (node.Value.Key != key)
                    continue;
                var known = node.Value.Film;
                if (known is { IsFaulted: false, IsCanceled: false } && onTrial)
                    return known;
                _open.Remove(node);
                if (known is { IsFaulted: false, IsCanceled: false })
                {
                    _open.AddFirst(node);
                    return known;
                }

                break;
            }

            var film = open();
            if (!onTrial)
                _open.AddFirst((key, film));
            else if (_open.Count < MostOpen)
                _open.AddLast((key, film));
            if (_open.Count > MostOpen)
                _open.RemoveLast();
            return film;
        }
    }

    private async Task<TimelineFilm> LoadAsync(string planKey)
    {
        // Not bound to the step that asked first: others may wait for the same film. The store's patience ends it.
        var bytes = await store.ReadAsync(planKey, CancellationToken.None)
            ?? throw new MediaException(ErrorCodes.StorageFailed, "The film's plan is not in the object store.", planKey);
        var plan = PlanFile.Read(bytes) ?? throw new MediaException(ErrorCodes.Internal, ErrorCodes.Internal.Title, $"{planKey} is no plan that this build reads.");
        return await WorkOutAsync(plan);
    }

    private Task<TimelineFilm> WorkOutAsync(PlanFile plan) => timelines.OpenAsync(plan, CancellationToken.None);
}
