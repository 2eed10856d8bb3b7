using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using VideoGen.Core.Errors;

namespace VideoGen.Storage.Disk;

/// <summary>Objects as files below one folder, shared by all processes of a machine without locks.</summary>
public sealed class DiskObjectStore : IObjectStore
{
    private static readonly TimeSpan TemporaryFileLife = TimeSpan.FromDays(1);

    private readonly DiskLayout _layout;
    private readonly DiskWriter _writer;
    private readonly SignedUrls _urls;
    private readonly ILogger<DiskObjectStore> _log;

    public DiskObjectStore(DiskStorageOptions options, SignedUrls urls, TimeProvider time, ILogger<DiskObjectStore> log)
        : this(options, urls, time, log, DiskWriter.CreateFile)
    {
    }

    internal DiskObjectStore(
        DiskStorageOptions options, SignedUrls urls, TimeProvider time, ILogger<DiskObjectStore> log, Func<string, FileStream> create)
    {
        _layout = new DiskLayout(options.Root);
        _writer = new DiskWriter(_layout, create);
        _urls = urls;
        _log = log;
        DiskErrors.Guard(() => PrepareFolders(time.GetUtcNow()));
    }

    public Task<StoredObject> PutAsync(string key, Stream content, PutOptions options, CancellationToken ct) =>
        _writer.WriteAsync(key, content, options, ct);

    public async Task<StoredObject> PutFileAsync(string key, string path, PutOptions options, CancellationToken ct)
    {
        await using var file = DiskErrors.Guard(() => OpenFile(path)) ?? throw StorageException.Invalid("The file to store does not exist.");
        return await PutAsync(key, file, options, ct);
    }

    public Task<StoredObject?> HeadAsync(string key, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult(DiskErrors.Guard(() => Stat(key, _layout.FileOf(key))));
    }

    public Task<ObjectRead?> OpenReadAsync(string key, ByteRange? range, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult(DiskErrors.Guard(() => Open(key, range)));
    }

    public Task DeleteAsync(string key, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        DiskErrors.Guard(() =>
        {
            var path = _layout.FileOf(key);
            if (!File.Exists(path))
                return;
            File.Delete(path);
            RemoveEmptyFolders(Path.GetDirectoryName(path));
        });
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<StoredObject> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;       // the walk itself needs no waiting; S3's pages do
        using var files = DiskListing.Files(_layout, prefix).GetEnumerator();
        while (DiskErrors.Guard(files.MoveNext))
        {
            ct.ThrowIfCancellationRequested();
            if (DiskErrors.Guard(() => Listed(files.Current.Key, files.Current.Path)) is { } found)
                yield return found with { ContentType = null };
        }
    }

    public async Task<StoredObject?> CopyAsync(string from, string to, CancellationToken ct)
    {
        ObjectKey.Check(to);
        await using var source = DiskErrors.Guard(() => Open(from, range: null));
        if (source is null)
            return null;
        var options = new PutOptions { ContentType = source.Stored.ContentType!, ExactBytes = source.Length };   // a trailer always has one
        return await PutAsync(to, source.Content, options, ct);
    }

    public Uri PresignGet(string key, TimeSpan life, PresignGetOptions? options = null) => _urls.ForGet(key, life, options);

    public PresignedUpload PresignPut(string key, TimeSpan life, string contentType, long bytes) =>
        _urls.ForPut(key, life, contentType, bytes);

    public Task CheckAsync(CancellationToken ct) => DiskErrors.GuardAsync(async () =>
    {
        var probe = Path.Combine(_layout.Temporary, "check-" + Guid.NewGuid().ToString("N"));
        await File.WriteAllBytesAsync(probe, "ok"u8.ToArray(), ct);
        File.Delete(probe);
    });

    private ObjectRead? Open(string key, ByteRange? range)
    {
        var file = OpenFile(_layout.FileOf(key));
        if (file is null)
            return null;
        try
        {
            var found = Describe(key, file);
            var from = range?.From ?? 0;
            var length = range?.LengthIn(found.Bytes) ?? found.Bytes;
            return new ObjectRead(found, new ContentWindow(file, from, length), length);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static StoredObject? Stat(string key, string path)
    {
        using var file = OpenFile(path);
        return file is null ? null : Describe(key, file);
    }

    private StoredObject? Listed(string key, string path)
    {
        try
        {
            return Stat(key, path);
        }
        catch (StorageException e)
        {
            Log.DamagedObject(_log, key, e);
            return null;
        }
    }

    private static StoredObject Describe(string key, FileStream file)
    {
        var (trailer, bytes) = ObjectTrailer.Read(file)
            ?? throw new StorageException(ErrorCodes.StorageFailed, "The object's file is damaged.") { Retryable = false };
        return trailer.Describe(key, bytes, file);
    }

    private static FileStream? OpenFile(string path)
    {
        try
        {
            return new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.ReadWrite | FileShare.Delete,
                BufferSize = 0,
                Options = FileOptions.Asynchronous,
            });
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private void RemoveEmptyFolders(string? directory)
    {
        while (directory is not null && directory.Length > _layout.Objects.Length)
        {
            try
            {
                Directory.Delete(directory);
            }
            catch (DirectoryNotFoundException)
            {
                // another delete was quicker: go on above it
            }
            catch (IOException)
            {
                return;     // not empty
            }
            directory = Path.GetDirectoryName(directory);
        }
    }

    private void PrepareFolders(DateTimeOffset now)
    {
        foreach (var directory in new[] { _layout.Root, _layout.Objects, _layout.Temporary })
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(directory);
            else
                Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var left in new DirectoryInfo(_layout.Temporary).EnumerateFiles())
            if (now - left.LastWriteTimeUtc > TemporaryFileLife)
                left.Delete();      // of a writer that was killed
    }
}
