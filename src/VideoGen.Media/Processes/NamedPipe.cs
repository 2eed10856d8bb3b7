using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace VideoGen.Media.Processes;

/// <summary>A pipe with a name in the file system: further inputs beside standard input.</summary>
internal static partial class NamedPipe
{
    private const uint OwnerOnly = 0x180;
    private const int SetPipeSize = 1031;
    private const int Capacity = 1 << 20;

    /// <summary>Makes the pipe; one that is left from an earlier run is replaced.</summary>
    public static void Create(string path)
    {
        File.Delete(path);
        if (MakePipe(path, OwnerOnly) != 0) throw new IOException("The pipe can't be made.", new Win32Exception(Marshal.GetLastPInvokeError()));
    }

    /// <summary>Writes into the pipe as fast as the other side reads.</summary>
    /// <param name="path">The pipe.</param>
    /// <param name="write">Writes, on a thread of its own: both opening and writing wait for the reader.</param>
    /// <param name="over">The reader is gone, or was never there.</param>
    public static async Task FeedAsync(string path, Action<Stream, CancellationToken> write, CancellationToken over)
    {
        var opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => Write(path, write, opened, ended, over)) { IsBackground = true, Name = "frame-pipe" }.Start();

        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (over.UnsafeRegister(_ => gone.TrySetResult(), null)) await Task.WhenAny(ended.Task, gone.Task);
        if (!ended.Task.IsCompleted)
        {
            // A writer that still waits for a reader gets one, which leaves at once: then its writing fails. Open for both, this never waits.
            await using var door = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 0);
            await Task.WhenAny(opened.Task, ended.Task);
        }

        await ended.Task;
    }

    private static void Write(string path, Action<Stream, CancellationToken> write, TaskCompletionSource opened, TaskCompletionSource ended, CancellationToken over)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0);
            opened.SetResult();
            // Fewer changes between the two processes; where it is refused, the usual size does.
            _ = Control(stream.SafeFileHandle, SetPipeSize, Capacity);
            write(stream, over);
            ended.SetResult();
        }
        catch (Exception e)
        {
            ended.SetException(e);
        }
    }

    [LibraryImport("libc", EntryPoint = "mkfifo", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int MakePipe(string path, uint mode);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Control(SafeFileHandle handle, int command, int argument);
}
