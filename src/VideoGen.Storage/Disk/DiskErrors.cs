using VideoGen.Core.Errors;

namespace VideoGen.Storage.Disk;

internal static class DiskErrors
{
    // errno values of Linux and macOS; .NET puts errno into HResult on Unix, and the Windows error (0x70) into its low word there.
    private const int NoSpace = 28;
    private const int QuotaLinux = 122;
    private const int QuotaMac = 69;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    public static void Guard(Action action) => Guard(() =>
    {
        action();
        return true;
    });

    public static T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Translate(e);
        }
    }

    public static async Task GuardAsync(Func<ValueTask> action)
    {
        try
        {
            await action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Translate(e);
        }
    }

    private static StorageException Translate(Exception e) => e is IOException { HResult: NoSpace or QuotaLinux or QuotaMac or WindowsDiskFull }
        ? new StorageException(ErrorCodes.DiskFull, "The disk that holds the objects is full.", e)
        : new StorageException(ErrorCodes.StorageFailed, "The folder that holds the objects could not be used.", e);
}
