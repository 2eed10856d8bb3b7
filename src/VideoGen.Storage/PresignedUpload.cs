namespace VideoGen.Storage;

/// <summary>How to send one upload.</summary>
/// <param name="Url">Where to PUT the body; absolute, or a path on the API's own origin.</param>
/// <param name="Headers">Headers that must be sent as they are (Content-Type, Content-Length); they are part of the signature.</param>
/// <param name="ExpiresAt">The URL is refused from then on.</param>
public sealed record PresignedUpload(Uri Url, IReadOnlyDictionary<string, string> Headers, DateTimeOffset ExpiresAt);
