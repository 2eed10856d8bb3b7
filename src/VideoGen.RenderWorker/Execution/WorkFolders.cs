using Microsoft.Extensions.Options;
using VideoGen.Core.Errors;
using VideoGen.Media.Processes;

namespace VideoGen.RenderWorker.Execution;

/// <summary>
/// Folders for running renders. Each worker process has one with a lock that the system lets go when the process dies, however it dies;
/// folders without a holder are swept at start.
/// </summary>
internal sealed class WorkFolders : IHostedService, IDisposable
{
    private const string Prefix = "worker-";
    private const string LockName = ".lock";
    private readonly string _own;
    private readonly long _minFree;
    private readonly ILogger<WorkFolders> _log;
    private FileStream? _lock;

    public WorkFolders(IOptions<WorkerOptions> options, WorkerIdentity identity, ILogger<WorkFolders> log)
    {
        Root = options.Value.WorkDirectory is { Length: > 0 } folder ? Path.GetFullPath(folder) : Path.Combine(Path.GetTempPath(), "videogen-work");
        _own = Path.Combine(Root, Prefix + identity.Id);
        _minFree = options.Value.MinFreeBytes;
        _log = log;
    }

    /// <summary>The folder above all others.</summary>
    public string Root { get; }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Root);
        foreach (var folder in Directory.EnumerateDirectories(Root, Prefix + "*").Where(f => f != _own))
            Sweep(folder);
        Directory.CreateDirectory(_own);
        _lock = new FileStream(Path.Combine(_own, LockName), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A new folder for one render.</summary>
    /// <param name="jobId">The job, for people who look.</param>
    /// <param name="expectedBytes">What the render is expected to write.</param>
    /// <exception cref="MediaException">The disk has no room for it (disk_full).</exception>
    public WorkFolder Create(Guid jobId, long expectedBytes)
    {
        if (new DriveInfo(Root).AvailableFreeSpace < expectedBytes + _minFree)
            throw new MediaException(ErrorCodes.DiskFull, "The worker has no room on its disk for this film.", $"{expectedBytes} bytes expected");
        var path = Path.Combine(_own, $"{jobId:N}-{Path.GetRandomFileName()}");
        Directory.CreateDirectory(path);
        return new WorkFolder(path, _log);
    }

    public void Dispose()
    {
        if (_lock is null)
            return;
        _lock.Dispose();
        Remove(_own, _log);
    }

    internal static void Remove(string folder, ILogger log)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Someone else swept it.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.FolderStays(e, folder);
        }
    }

    private void Sweep(string folder)
    {
        try
        {
            using var held = new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return; // its worker lives, or it is another user's
        }

        Remove(folder, _log);
        _log.FolderSwept(folder);
    }
}

/// <summary>A folder that goes away with its render.</summary>
internal sealed class WorkFolder(string path, ILogger log) : IDisposable
{
    public string Path { get; } = path;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose() => WorkFolders.Remove(Path, log);
}
