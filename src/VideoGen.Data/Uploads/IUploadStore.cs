using VideoGen.Core.Jobs;

namespace VideoGen.Data.Uploads;

/// <summary>
/// The files that an owner may use in films. Each call sees only that owner's rows. A file has a row before it has an object, so
/// that what an outage leaves behind is found and removed.
/// </summary>
public interface IUploadStore
{
    /// <summary>The owner's file with this content; null when there is none.</summary>
    Task<UploadRecord?> FindAsync(UserId owner, string sha256, CancellationToken ct);

    /// <summary>Notes a file that is about to be stored. Nobody sees it yet.</summary>
    Task BeginAsync(UserId owner, NewUpload upload, CancellationToken ct);

    /// <summary>Makes a stored file usable.</summary>
    /// <returns>The file; null when the owner has one with the same content by now, or when it took too long and was given up.</returns>
    Task<UploadRecord?> FinishAsync(UserId owner, Guid id, UploadFacts facts, CancellationToken ct);

    /// <summary>Removes the row of a file whose object is gone.</summary>
    Task ForgetAsync(UserId owner, Guid id, CancellationToken ct);

    /// <summary>A file; null when the owner has no such.</summary>
    Task<UploadRecord?> GetAsync(UserId owner, Guid id, CancellationToken ct);

    /// <summary>Those of some files that the owner has.</summary>
    Task<IReadOnlyList<UploadRecord>> GetAsync(UserId owner, IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>For each of some names the owner's newest file of that name.</summary>
    Task<IReadOnlyList<UploadRecord>> NamedAsync(UserId owner, IReadOnlyCollection<string> names, CancellationToken ct);

    /// <summary>The owner's files, newest first.</summary>
    Task<UploadPage> ListAsync(UserId owner, UploadListQuery query, CancellationToken ct);

    /// <summary>Hides a file, unless a job that waits or runs uses it.</summary>
    Task<UploadRemoval> RemoveAsync(UserId owner, Guid id, CancellationToken ct);
}
