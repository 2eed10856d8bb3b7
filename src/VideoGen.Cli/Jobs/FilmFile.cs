namespace VideoGen.Cli.Jobs;

/// <summary>Writes beside the file and renames at the end: whoever finds the file finds all of it.</summary>
internal static class FilmFile
{
    private const int BufferBytes = 128 * 1024;

    /// <returns>Bytes written.</returns>
    public static async Task<long> WriteAsync(string path, HttpContent content, Action<long, long?> downloaded, CancellationToken ct)
    {
        var part = path + ".part";
        try
        {
            long bytes = 0;
            await using (var body = await content.ReadAsStreamAsync(ct))
            await using (var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, BufferBytes, useAsync: true))
            {
                var buffer = new byte[BufferBytes];
                for (int read; (read = await body.ReadAsync(buffer, ct)) > 0; downloaded(bytes, content.Headers.ContentLength))
                {
                    await file.WriteAsync(buffer.AsMemory(0, read), ct);
                    bytes += read;
                }
            }
            if (content.Headers.ContentLength is { } announced && announced != bytes)
                throw new IOException($"{bytes} of {announced} bytes came.");
            File.Move(part, path, overwrite: true);
            return bytes;
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }
}
