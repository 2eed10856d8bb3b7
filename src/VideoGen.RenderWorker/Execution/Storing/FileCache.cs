using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using VideoGen.Media.Rendering;

namespace VideoGen.RenderWorker.Execution.Storing;

/// <summary>
/// Files of the object store that this machine has had in its hands: so that the steps of a job that run here do not fetch them again. Kept
/// over restarts, shared by the workers of one work directory, bounded in bytes; what was used longest ago goes first. Files are linked into
/// render folders, so that one that is removed here stays for who uses it. Never write to a file that came from here.
/// </summary>
internal sealed partial class FileCache(IOptions<WorkerOptions> options, WorkFolders folders, TimeProvider time, ILogger<FileCache> log)
    : IHostedService, IMaterialCache
{
    private const string BootMark = ".boot";
    private const string BootId = "/proc/sys/kernel/random/boot_id";
    private readonly string _folder = Path.Combine(folders.Root, "cache");
    private readonly Lock _sweeping = new();
    private long _added;

    private long Limit => options.Value.CacheBytes;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_folder);
        var boot = File.Exists(BootId) ? await File.ReadAllTextAsync(BootId, cancellationToken) : "";
        var mark = Path.Combine(_folder, BootMark);
        if (File.Exists(mark) && await File.ReadAllTextAsync(mark, cancellationToken) != boot)
        {
            // The machine went down, and with it perhaps the content of files whose names it had written already.
            foreach (var file in Directory.EnumerateFiles(_folder))
                Remove(file);
        }

        await File.WriteAllTextAsync(mark, boot, cancellationToken);
        Sweep();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Puts a file that is here at <paramref name="path"/>, which must not exist.</summary>
    /// <returns>False when it is not here.</returns>
    public bool TryTake(string key, string path)
    {
        var name = NameOf(key);
        if (Limit == 0 || !Link(name, path))
            return false;
        try
        {
            File.SetLastWriteTimeUtc(name, time.GetUtcNow().UtcDateTime);
        }
        catch (IOException)
        {
            // Another worker swept it a moment ago; the link is ours.
        }

        return true;
    }

    /// <summary>Keeps a file that is complete and that nobody will change.</summary>
    public void Keep(string key, string path)
    {
        var bytes = new FileInfo(path).Length;
        if (bytes > Limit / 2 || !Link(path, NameOf(key)))
            return;
        if (Interlocked.Add(ref _added, bytes) > Limit / 20)
            Sweep();
    }

    private string NameOf(string key) => Path.Combine(_folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))));

    private void Sweep()
    {
        lock (_sweeping)
        {
            Interlocked.Exchange(ref _added, 0);
            var files = new DirectoryInfo(_folder).EnumerateFiles().Where(f => f.Name != BootMark).OrderByDescending(f => f.LastWriteTimeUtc);
            long kept = 0;
            foreach (var file in files)
            {
                kept += file.Exists ? file.Length : 0;
                if (kept > Limit)
                    Remove(file.FullName);
            }
        }
    }

    private void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.FolderStays(e, path);
        }
    }

    /// <summary>A second name for a file; where the file system has none, a copy under a name that appears when it is whole.</summary>
    private static bool Link(string from, string to)
    {
        if (LinkFile(from, to) == 0)
            return true;
        if (!File.Exists(from) || File.Exists(to))
            return false;
        var part = $"{to}.{Path.GetRandomFileName()}";
        try
        {
            File.Copy(from, part);
            File.Move(part, to);
            return true;
        }
        catch (IOException)
        {
            // Swept, or made by another worker at the same time.
            File.Delete(part);
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LinkFile(string from, string to);
}
