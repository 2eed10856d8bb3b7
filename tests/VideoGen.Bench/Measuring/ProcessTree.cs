using System.Globalization;

namespace VideoGen.Bench.Measuring;

/// <summary>What Linux knows of a tree of processes.</summary>
internal static class ProcessTree
{
    // clock ticks of /proc/PID/stat, 100 on every Linux that .NET runs on
    private const double TicksPerSecond = 100;

    /// <summary>CPU seconds of processes and of their children that have ended.</summary>
    public static double CpuSeconds(IEnumerable<int> processes) => processes.Sum(id =>
    {
        if (Read(id, "stat") is not { } stat)
            return 0;
        // The name in parentheses may hold anything; utime is the 12th field behind it.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return fields[11..15].Sum(f => double.Parse(f, CultureInfo.InvariantCulture)) / TicksPerSecond;
    });

    /// <summary>Memory in bytes, with shared pages divided among those who share them.</summary>
    public static long PssBytes(IEnumerable<int> processes) => processes.Sum(id =>
    {
        var line = Read(id, "smaps_rollup")?.Split('\n').FirstOrDefault(l => l.StartsWith("Pss:", StringComparison.Ordinal));
        return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    });

    // A process may end while it is looked at.
    private static string? Read(int process, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/{file}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
