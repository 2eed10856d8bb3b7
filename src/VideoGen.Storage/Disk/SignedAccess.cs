namespace VideoGen.Storage.Disk;

/// <summary>What a signed URL allows.</summary>
/// <param name="Method">GET (which includes HEAD) or PUT.</param>
/// <param name="Key">The object.</param>
/// <param name="ExpiresAt">To the second.</param>
/// <param name="ContentType">GET: the type to answer with, null for the stored one. PUT: the type that must be sent.</param>
/// <param name="DownloadName">GET: the name to save under, null to show the object.</param>
/// <param name="Bytes">PUT: the exact length that must be sent.</param>
public sealed record SignedAccess(
    string Method, string Key, DateTimeOffset ExpiresAt, string? ContentType, string? DownloadName, long? Bytes);
