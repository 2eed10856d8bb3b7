namespace VideoGen.Data.Uploads;

/// <summary>A file that its owner may use in films.</summary>
public sealed record UploadRecord
{
    public required Guid Id { get; init; }

    /// <summary>Lower-case hex.</summary>
    public required string Sha256 { get; init; }

    public required long Bytes { get; init; }

    /// <summary>For people, already cleaned.</summary>
    public required string Name { get; init; }

    public required string ObjectKey { get; init; }

    public required UploadKind Kind { get; init; }

    public required string ContentType { get; init; }

    /// <summary>What the look at it found, as JSON.</summary>
    public required string Facts { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A file that is about to be stored.</summary>
public sealed record NewUpload
{
    public required Guid Id { get; init; }

    /// <summary>Lower-case hex.</summary>
    public required string Sha256 { get; init; }

    public required long Bytes { get; init; }

    /// <summary>For people, already cleaned.</summary>
    public required string Name { get; init; }

    public required string ObjectKey { get; init; }
}

/// <summary>What the look at a stored file found.</summary>
public sealed record UploadFacts(UploadKind Kind, string ContentType, string Facts);

/// <summary>Which files to list, newest first.</summary>
/// <param name="Limit">1 to 200.</param>
/// <param name="Before">Only files older than this one; null starts at the newest.</param>
/// <param name="Sha256">Only the file with this hash; null for all.</param>
public sealed record UploadListQuery(int Limit, Guid? Before = null, string? Sha256 = null);

/// <summary>One page of a list.</summary>
/// <param name="Uploads">Newest first.</param>
/// <param name="Next">What to pass as <see cref="UploadListQuery.Before"/> for the next page; null at the end.</param>
public sealed record UploadPage(IReadOnlyList<UploadRecord> Uploads, Guid? Next);

/// <summary>What became of a file that shall go.</summary>
public abstract record UploadRemoval
{
    private UploadRemoval()
    {
    }

    /// <summary>Nobody sees it any more. Delete the object, then forget the row.</summary>
    public sealed record Removing(string ObjectKey) : UploadRemoval;

    /// <summary>A job that waits or runs uses it.</summary>
    public sealed record InUse(Core.Jobs.JobId Job) : UploadRemoval;

    /// <summary>The owner has no such file.</summary>
    public sealed record NotFound : UploadRemoval;
}
