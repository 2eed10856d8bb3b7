using Google.Protobuf;
using VideoGen.Contracts.Render.V1;
using VideoGen.RenderWorker.Execution.Films;

namespace VideoGen.RenderWorker.Execution.Storing;

/// <summary>
/// Whole films by content: what went into one and where its outputs are. The outputs belong to the job that made them first; when that
/// job is deleted, so are they, and the film is joined anew from its segments.
/// </summary>
internal sealed class FinishedFilms(StepStore store)
{
    /// <summary>Version of joining, checking and what is made beside the film. Raise it when a change alters any of them.</summary>
    private const string Engine = "4";

    private const string Extension = "film.json";

    /// <summary>The finished film; null when it has to be joined.</summary>
    public async Task<RenderResult?> FindAsync(StepScope scope, TimelineFilm film, CancellationToken ct)
    {
        if (await store.ReadAsync(KeyOf(scope, film), ct) is not { } bytes)
            return null;
        RenderResult result;
        try
        {
            result = RenderResult.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }

        return result.Outputs.FirstOrDefault(o => o.Kind == OutputKind.Video) is { } video && await store.HeadAsync(video.ObjectKey, ct) is not null
            ? result
            : null;
    }

    public Task KeepAsync(StepScope scope, TimelineFilm film, RenderResult result, CancellationToken ct) =>
        store.PutAsync(KeyOf(scope, film), result.ToByteArray(), "application/octet-stream", ct);

    private static string KeyOf(StepScope scope, TimelineFilm film)
    {
        var shape = film.Shape;
        return scope.StepKey(
            ContentKey.Of(
                [
                    "film", Engine, shape.Title, shape.Language, film.SoundKey, .. film.Segments.Select(s => s.ContentKey), "captions",
                    .. film.Captions.SelectMany(c => new[] { c.Name, c.Text }),
                ]),
            Extension);
    }
}
