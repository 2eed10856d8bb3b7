using System.Runtime.InteropServices;

namespace VideoGen.Storage.Disk;

/// <summary>Makes a rename survive a power cut: the file's bytes are synced on their own, its name lives in the directory.</summary>
internal static partial class DirectorySync
{
    private const int ReadOnly = 0;

    public static void Flush(string directory)
    {
        if (OperatingSystem.IsWindows())
            return;
        var descriptor = Open(directory, ReadOnly);
        if (descriptor < 0)
            throw new IOException($"open of a directory failed with errno {Marshal.GetLastPInvokeError()}", Marshal.GetLastPInvokeError());
        try
        {
            if (Sync(descriptor) != 0)
                throw new IOException($"fsync of a directory failed with errno {Marshal.GetLastPInvokeError()}", Marshal.GetLastPInvokeError());
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
