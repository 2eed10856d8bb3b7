using System.Diagnostics;

namespace VideoGen.TestKit.Processes;

/// <summary>
/// A shell that outlives the test host by a moment: it reads paths from a pipe and removes them all when the pipe ends,
/// which the kernel sees to even when the host is killed with -9.
/// </summary>
internal static class Janitor
{
    private const string Script = """
        trap '' INT TERM HUP
        while IFS= read -r path; do set -- "$@" "$path"; done
        [ "$#" -gt 0 ] || exit 0
        i=0
        while [ "$i" -lt 50 ]; do
          rm -rf -- "$@" 2>/dev/null && exit 0
          i=$((i + 1)); sleep 0.1
        done
        """;

    private static readonly Lock Gate = new();
    private static Process? _process;

    public static void RemoveWhenWeDie(string path)
    {
        lock (Gate)
        {
            _process ??= Start();
            _process.StandardInput.WriteLine(path);
            _process.StandardInput.Flush();
        }
    }

    private static Process Start()
    {
        // Own session, so that the terminal's Ctrl-C does not reach it; no output handles, so that nobody waits for it.
        var start = new ProcessStartInfo("setsid") { RedirectStandardInput = true, WorkingDirectory = "/" };
        foreach (var argument in new[] { "sh", "-c", $"exec >/dev/null 2>&1\n{Script}", "videogen-janitor" })
            start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new InvalidOperationException("The janitor did not start.");
    }
}
