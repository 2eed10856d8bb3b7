using System.Runtime.InteropServices;
using System.Text;

namespace VideoGen.AppHost.Tests.Runner;

internal static partial class TestProcesses
{
    private const int SigKill = 9;

    public static void Kill(int process) => Signal(process, SigKill);

    public static void Signal(int process, int signal) => _ = SendSignal(process, signal);

    /// <summary>A zombie does not live: it waits for its parent to look.</summary>
    public static bool Lives(int process) => State(process) is not (null or 'Z' or 'X');

    /// <summary>Living processes that have <paramref name="entry"/> (NAME=value) in their environment.</summary>
    public static int[] WithEnvironment(string entry) =>
        [.. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(n => char.IsAsciiDigit(n![0])).Select(n => int.Parse(n!, null))
            .Where(id => Lives(id) && Environment(id).Contains(entry))];

    private static string[] Environment(int process)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{process}/environ")).Split('\0');
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static char? State(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return stat[stat.LastIndexOf(')') + 2];
        }
        catch (IOException)
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);
}
