using System.Text.Json;
using VideoGen.Composition.Quality;
using VideoGen.Core.Errors;
using VideoGen.Media.Checks;
using VideoGen.Media.Processes;
using VideoGen.RenderWorker.Execution.Films;

namespace VideoGen.RenderWorker.Execution.Storing;

/// <summary>What segments look like, kept beside them, so that a film can be judged without decoding it.</summary>
internal sealed class LookShelf(StepStore store, PictureLooker looker)
{
    private const string Extension = "look.json";

    public Task KeepAsync(StepScope scope, FilmSegment segment, PictureLook look, CancellationToken ct) =>
        store.PutAsync(scope.StepKey(segment.ContentKey, Extension), look.ToJson(), "application/json", ct);

    /// <summary>What was kept; null when nobody looked, or the look is not one of this segment.</summary>
    public async Task<PictureLook?> FindAsync(StepScope scope, FilmSegment segment, CancellationToken ct)
    {
        if (await store.ReadAsync(scope.StepKey(segment.ContentKey, Extension), ct) is not { } json)
            return null;
        try
        {
            return PictureLook.FromJson(json) is { } look && look.Frames == segment.Frames ? look : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Looks at a segment by decoding its file, which lies where nobody else looks at one now, and keeps the look.</summary>
    /// <exception cref="MediaException">It can't be decoded to its end (<c>output_invalid</c>).</exception>
    public async Task<PictureLook> LookAsync(StepScope scope, FilmSegment segment, string path, CancellationToken ct)
    {
        var look = await looker.LookAsync(path, ct);
        if (look?.Frames != segment.Frames)
            throw new MediaException(ErrorCodes.OutputInvalid, "The film did not pass its checks.", $"Segment {segment.Index} shows {look?.Frames} of {segment.Frames} frames.");
        await KeepAsync(scope, segment, look, ct);
        return look;
    }
}
