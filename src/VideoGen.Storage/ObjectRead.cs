namespace VideoGen.Storage;

/// <summary>An object that is open for reading. Dispose it.</summary>
public sealed class ObjectRead(StoredObject stored, Stream content, long length) : IAsyncDisposable
{
    /// <summary>The whole object's metadata, also when only a part is read.</summary>
    public StoredObject Stored { get; } = stored;

    /// <summary>The bytes asked for.</summary>
    public Stream Content { get; } = content;

    /// <summary>How many bytes <see cref="Content"/> gives.</summary>
    public long Length { get; } = length;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
