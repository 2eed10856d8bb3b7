using System.Buffers;
using System.Security.Cryptography;

namespace VideoGen.Storage.Disk;

/// <summary>Writes one object: a temporary file beside the objects, synced, then renamed over the old one.</summary>
internal sealed class DiskWriter(DiskLayout layout, Func<string, FileStream> create)
{
    private const int BufferBytes = 128 * 1024;
    private const int PublishAttempts = 100;
    private const int AlreadyExists = 17;
    private const int AlreadyExistsWindows = unchecked((int)0x800700B7);

    public static FileStream CreateFile(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 0,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    /// <summary>Errors of the disk become <see cref="StorageException"/>; those of <paramref name="content"/> are the caller's and pass through.</summary>
    public async Task<StoredObject> WriteAsync(string key, Stream content, PutOptions options, CancellationToken ct)
    {
        var target = DiskErrors.Guard(() => layout.FileOf(key));
        var contentType = ContentTypes.Check(options.ContentType);
        var temporary = Path.Combine(layout.Temporary, Guid.NewGuid().ToString("N"));
        try
        {
            StoredObject stored;
            await using (var file = DiskErrors.Guard(() => create(temporary)))
            {
                var (sha256, bytes) = await CopyAsync(content, file, options.ExactBytes, ct);
                var trailer = new ObjectTrailer(contentType, sha256);
                await DiskErrors.GuardAsync(() => file.WriteAsync(trailer.ToBytes(), ct));
                DiskErrors.Guard(() => file.Flush(flushToDisk: true));
                stored = trailer.Describe(key, bytes, file);
            }
            DiskErrors.Guard(() => Publish(temporary, target));
            return stored;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static async Task<(string Sha256, long Bytes)> CopyAsync(Stream from, FileStream to, long? exactBytes, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            long total = 0;
            for (int read; (read = await from.ReadAsync(buffer, ct)) > 0;)
            {
                total += read;
                if (total > exactBytes)
                    throw StorageException.Invalid($"The body is longer than the {exactBytes} bytes announced.");
                hash.AppendData(buffer, 0, read);
                var chunk = buffer.AsMemory(0, read);
                await DiskErrors.GuardAsync(() => to.WriteAsync(chunk, ct));
            }
            if (total < exactBytes)
                throw StorageException.Invalid($"The body has {total} of the {exactBytes} bytes announced.");
            return (Convert.ToHexStringLower(hash.GetHashAndReset()), total);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>
    /// A delete may remove the empty folders at any moment: while they are made, before the rename, and (once another delete has taken the
    /// new object too) before they are synced. The first two are tried again; after the third there is nothing left to make durable.
    /// </summary>
    private static void Publish(string temporary, string target)
    {
        var directory = Path.GetDirectoryName(target)!;     // a target always lies below the root
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.CreateDirectory(directory);
                File.Move(temporary, target, overwrite: true);
                break;
            }
            catch (IOException e) when (attempt < PublishAttempts && IsRace(e) && File.Exists(temporary))
            {
            }
        }

        try
        {
            DirectorySync.Flush(directory);
        }
        catch (IOException) when (!Directory.Exists(directory))
        {
        }
    }

    // A folder that is there when it is to be made, and gone when it is looked at, is reported as a file in the way.
    private static bool IsRace(IOException e) => e is DirectoryNotFoundException or FileNotFoundException || e.HResult is AlreadyExists or AlreadyExistsWindows;
}
