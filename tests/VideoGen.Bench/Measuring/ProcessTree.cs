using System.Globalization;

namespace VideoGen.Bench.Measuring;

/// <summary>What Linux knows of a tree of processes.</summary>
internal static class ProcessTree
{
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
