namespace VideoGen.Storage;

/// <summary>
/// Named, immutable byte sequences: films, posters, uploads, rendered steps. Two adapters, one contract: whatever a caller can
/// see on one it sees on the other. Keys are relative paths with '/' between segments; see <see cref="ObjectKey"/>.
/// Every method throws <see cref="StorageException"/> when the store fails or the key is not one.
/// </summary>
public interface IObjectStore
{
    /// <summary>Writes an object whole, or not at all. A reader sees the old bytes or the new ones, never a mixture.</summary>
    /// <param name="key">Name of the object; one that exists is replaced.</param>
    /// <param name="content">Read from its current position to its end; need not be seekable. The caller disposes it.</param>
    /// <param name="options">Content type and, when known, the exact length to insist on.</param>
    /// <param name="ct">Cancels; nothing is stored then.</param>
    Task<StoredObject> PutAsync(string key, Stream content, PutOptions options, CancellationToken ct);

    /// <summary>Writes a local file as an object, in parts when it is large.</summary>
    Task<StoredObject> PutFileAsync(string key, string path, PutOptions options, CancellationToken ct);

    /// <summary>What is known of an object without reading it.</summary>
    /// <returns>Null when there is no such object.</returns>
    Task<StoredObject?> HeadAsync(string key, CancellationToken ct);

    /// <summary>Opens an object, or a part of it. Writers and deleters do not disturb a read that has begun.</summary>
    /// <param name="key">Name of the object.</param>
    /// <param name="range">Which bytes; null for all. A range that starts at or after the end is refused (invalid_request).</param>
    /// <param name="ct">Cancels the opening.</param>
    /// <returns>Null when there is no such object. The caller disposes the result.</returns>
    Task<ObjectRead?> OpenReadAsync(string key, ByteRange? range, CancellationToken ct);

    /// <summary>Removes an object. One that does not exist is not an error.</summary>
    Task DeleteAsync(string key, CancellationToken ct);

    /// <summary>Objects whose key starts with <paramref name="prefix"/> (any string, also part of a segment; empty for all), by key.</summary>
    /// <returns>Metadata without the content type, which an S3 listing does not carry.</returns>
    IAsyncEnumerable<StoredObject> ListAsync(string prefix, CancellationToken ct);

    /// <summary>Copies within the store, content type included.</summary>
    /// <returns>Null when the source does not exist.</returns>
    Task<StoredObject?> CopyAsync(string from, string to, CancellationToken ct);

    /// <summary>A URL that lets whoever holds it read this one object until it expires. Does not look whether the object exists.</summary>
    /// <param name="key">Name of the object.</param>
    /// <param name="life">From now; 1 second to 7 days.</param>
    /// <param name="options">Response headers to sign into the URL.</param>
    /// <returns>Absolute for S3; for the disk store a path on the API's own origin.</returns>
    Uri PresignGet(string key, TimeSpan life, PresignGetOptions? options = null);

    /// <summary>
    /// A URL that lets whoever holds it write this one object, with this type and exactly this many bytes, until it expires.
    /// Look at the object afterwards all the same: not every S3-compatible server enforces what is signed.
    /// </summary>
    PresignedUpload PresignPut(string key, TimeSpan life, string contentType, long bytes);

    /// <summary>Returns when the store can be reached and written; throws <see cref="StorageException"/> that says why not.</summary>
    Task CheckAsync(CancellationToken ct);
}
