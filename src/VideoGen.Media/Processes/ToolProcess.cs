using System.Diagnostics;

namespace VideoGen.Media.Processes;

internal static class ToolProcess
{
    /// <summary>Start info with all streams redirected and an environment that holds no secret of the worker.</summary>
    public static ProcessStartInfo StartInfo(IReadOnlyList<string> command, string workDirectory)
    {
        var info = new ProcessStartInfo(command[0])
        {
            WorkingDirectory = workDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        for (var i = 1; i < command.Count; i++) info.ArgumentList.Add(command[i]);
        // /proc/1/environ inside the box shows what the box was started with, so it must start with nothing.
        info.Environment.Clear();
        info.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        info.Environment["HOME"] = "/tmp";
        info.Environment["LANG"] = "C.UTF-8";
        // Large pages: the kernel maps far fewer of them (2 % of an encode). Only glibc reads this.
        info.Environment["GLIBC_TUNABLES"] = "glibc.malloc.hugetlb=1";
        return info;
    }

    /// <summary>Ends the process and everything it started, at once. A stopped or busy ffmpeg ignores milder signals.</summary>
    public static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself in the meantime.
        }
    }
}
