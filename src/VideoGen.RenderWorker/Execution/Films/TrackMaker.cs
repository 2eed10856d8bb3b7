using System.Globalization;
using System.Text.Json;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Music;
using VideoGen.Composition.Scenes;
using VideoGen.Composition.Storyboards;
using VideoGen.Core.Errors;
using VideoGen.Media.Mixing;
using VideoGen.Media.Processes;
using VideoGen.RenderWorker.Execution.Storing;

namespace VideoGen.RenderWorker.Execution.Films;

/// <summary>Listens to the recording that a storyboard plays as its music, or finds what was heard in it before.</summary>
internal sealed class TrackMaker(TrackListener listener, StepStore store)
{
    private const string Kind = "track";

    // Beats of a few bars more than the film make them surer.
    private static readonly TimeSpan Beyond = TimeSpan.FromSeconds(10);

    /// <summary>What was heard.</summary>
    /// <returns>Null for a storyboard without a recording of its own.</returns>
    /// <exception cref="MediaException">The file is gone, or its sound can't be decoded.</exception>
    public async Task<OwnTrack?> FindAsync(StepRun run, Storyboard board, IReadOnlyDictionary<string, SourceMedia> sources, CancellationToken ct)
    {
        if (board.Music is not { On: true, Source: { } name } || !sources.TryGetValue(name, out var media))
            return null;
        if (!run.Scope.IsOwn(media.ObjectKey))
            throw new MediaException(ErrorCodes.InvalidRequest, "The storyboard uses a file of somebody else.", media.ObjectKey);
        var length = TimeSpan.FromSeconds(board.Duration) + Beyond;
        var key = run.Scope.StepKey(ContentKey.Of(Kind, "1", media.Sha256, length.TotalSeconds.ToString("R", CultureInfo.InvariantCulture)), Kind);
        var heard = await store.ReadAsync(key, ct) is { } kept ? JsonSerializer.Deserialize<Heard>(kept) : null;
        if (heard is null)
        {
            heard = await ListenAsync(run, media, length, ct);
            await store.PutAsync(key, JsonSerializer.SerializeToUtf8Bytes(heard), "application/json", ct);
        }

        return new OwnTrack(name, heard.Beats, heard.Loudness);
    }

    private async Task<Heard> ListenAsync(StepRun run, SourceMedia media, TimeSpan length, CancellationToken ct)
    {
        var folder = Directory.CreateDirectory(run.Folder[Kind]).FullName;
        var path = Path.Combine(folder, media.Sha256);
        if (!await store.FetchAsync(media.ObjectKey, path, ct))
            throw new MediaException(ErrorCodes.InputCorrupt, $"The file \"{media.Name}\" is gone.", media.ObjectKey);
        var (loudness, beats) = await listener.ListenAsync(path, media, length, folder, ct);
        // A number that JSON knows.
        return new Heard(Math.Max(-70, loudness), beats);
    }

    /// <param name="Loudness">LUFS.</param>
    /// <param name="Beats">Null when it has none.</param>
    internal sealed record Heard(double Loudness, FoundBeats? Beats);
}
