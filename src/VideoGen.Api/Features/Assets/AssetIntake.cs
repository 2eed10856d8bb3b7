using Microsoft.Extensions.Options;
using VideoGen.Api.Problems;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Sources;
using VideoGen.Contracts.Render.V1;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Data.Uploads;
using VideoGen.Storage;

namespace VideoGen.Api.Features.Assets;

/// <summary>
/// Takes a file in: noted, stored, looked at by a worker, and only then shown. Whatever goes wrong on the way takes row and object
/// with it; what an outage leaves is swept, since it was noted first.
/// </summary>
internal sealed partial class AssetIntake(
    IUploadStore uploads, IObjectStore store, WorkerProbe probe, IOptions<AssetsOptions> options, TimeProvider time, ILogger<AssetIntake> log) : IDisposable
{
    private const int RetrySeconds = 5;
    private readonly SemaphoreSlim _turns = new(options.Value.MaxAtOnce);

    /// <summary>Waits for a place among those that are taken in at once; null when none came free in time.</summary>
    public async Task<IDisposable?> EnterAsync(CancellationToken ct) =>
        await _turns.WaitAsync(TimeSpan.FromSeconds(options.Value.TurnSeconds), ct) ? new Turn(_turns) : null;

    public static ProblemResult Busy(string why) => new(ErrorCodes.Unavailable, why) { RetryAfterSeconds = RetrySeconds };

    /// <summary>The asset, whether it is new, or why there is none.</summary>
    public async Task<(UploadRecord? Asset, bool IsNew, ProblemResult? Refused)> TakeAsync(UserId owner, IncomingFile file, string name, CancellationToken ct)
    {
        if (await uploads.FindAsync(owner, file.Sha256, ct) is { } known)
            return (known, false, null);
        var id = Guid.CreateVersion7(time.GetUtcNow());
        var key = $"users/{owner}/assets/{file.Sha256}/{id:N}";
        var kept = false;
        await uploads.BeginAsync(owner, new() { Id = id, Sha256 = file.Sha256, Bytes = file.Bytes, Name = name, ObjectKey = key }, ct);
        try
        {
            await store.PutAsync(key, file.Content, new() { ContentType = file.Format.ContentType, ExactBytes = file.Bytes }, ct);
            var (facts, refused) = await LookAsync(owner, key, name, file, ct);
            if (facts is null)
                return (null, false, refused);
            if (await uploads.FinishAsync(owner, id, facts, ct) is { } finished)
            {
                kept = true;
                return (finished, true, null);
            }

            // Somebody sent the same file at the same time and was first.
            var first = await uploads.FindAsync(owner, file.Sha256, ct);
            return first is null ? (null, false, Busy("The file could not be taken in.")) : (first, false, null);
        }
        finally
        {
            if (!kept)
                await ForgetAsync(owner, id, key);
        }
    }

    /// <summary>Removes the object and then the row that names it.</summary>
    public async Task ForgetAsync(UserId owner, Guid id, string key)
    {
        try
        {
            await store.DeleteAsync(key, CancellationToken.None);
            await uploads.ForgetAsync(owner, id, CancellationToken.None);
        }
        catch (Exception e) when (e is StorageException or System.Data.Common.DbException)
        {
            LogLeft(e, id); // the row is still there, and the sweeper looks for such
        }
    }

    public void Dispose() => _turns.Dispose();

    private async Task<(UploadFacts? Facts, ProblemResult? Refused)> LookAsync(UserId owner, string key, string name, IncomingFile file, CancellationToken ct)
    {
        var reply = await probe.LookAsync(owner, key, name, ct);
        switch (reply?.AnswerCase)
        {
            case ProbeReply.AnswerOneofCase.Facts:
                var media = SourceMediaJson.Read(reply.Facts.SourceJson) with { Sha256 = file.Sha256, ObjectKey = key, Bytes = file.Bytes, Name = name };
                return (new(Kind(media), reply.Facts.ContentType, SourceMediaJson.Write(media)), null);
            case ProbeReply.AnswerOneofCase.Refusal:
                var code = ErrorCodes.All.GetValueOrDefault(reply.Refusal.Code) ?? ErrorCodes.MediaUnsupported;
                return (null, code.Status < 500 ? IncomingFile.Refuse(code, reply.Refusal.Message, reply.Refusal.Fix) : Busy("The file could not be looked at."));
            default:
                return (null, Busy("No worker is there to look at the file."));
        }
    }

    private static UploadKind Kind(SourceMedia media) => media.Video is null ? UploadKind.Audio : media.IsStill ? UploadKind.Image : UploadKind.Video;

    [LoggerMessage(1, LogLevel.Warning, "Upload {Upload} could not be removed yet")]
    private partial void LogLeft(Exception exception, Guid upload);

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }
}
