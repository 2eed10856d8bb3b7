namespace VideoGen.Storage.S3;

/// <summary>A body whose length is known before it is sent: S3 signs and sends the length first.</summary>
internal static class SpooledContent
{
    private const int BufferBytes = 128 * 1024;

    /// <summary>The stream itself when it can seek, else a temporary file that is gone when closed.</summary>
    /// <returns>The stream, and whether the caller must dispose it.</returns>
    public static async Task<(Stream Content, bool Owned)> OpenAsync(Stream content, long? exactBytes, CancellationToken ct)
    {
        if (content.CanSeek)
        {
            CheckLength(content.Length - content.Position, exactBytes);
            return (content, Owned: false);
        }
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), $"videogen-{Guid.NewGuid():N}"),
            FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferBytes, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        try
        {
            await CopyAsync(content, file, exactBytes, ct);
            CheckLength(file.Length, exactBytes);
            file.Position = 0;
            return (file, Owned: true);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops at the first byte too many, so that a caller cannot fill the disk past the length it announced.</summary>
    private static async Task CopyAsync(Stream from, FileStream to, long? exactBytes, CancellationToken ct)
    {
        var buffer = new byte[BufferBytes];
        for (int read; (read = await from.ReadAsync(buffer, ct)) > 0;)
        {
            await to.WriteAsync(buffer.AsMemory(0, read), ct);
            if (to.Position > exactBytes)
                CheckLength(to.Position, exactBytes);
        }
    }

    private static void CheckLength(long bytes, long? exactBytes)
    {
        if (exactBytes is { } exact && bytes != exact)
            throw StorageException.Invalid($"The body does not have the {exact} bytes announced.");
    }
}
