using System.Diagnostics;
using Shouldly;

namespace VideoGen.Media.Tests.Processes;

internal static class ProcessTable
{
    /// <summary>Ids of living processes whose command line holds the text.</summary>
    public static IReadOnlyList<int> With(string text)
    {
        List<int> found = [];
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), out var id) || id == Environment.ProcessId) continue;
            try
            {
                if (File.ReadAllText($"{folder}/cmdline").Contains(text, StringComparison.Ordinal)) found.Add(id);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It ended while we looked.
            }
        }

        return found;
    }

    /// <summary>Whether the process has come through its wrappers and is ffmpeg itself.</summary>
    public static bool IsFFmpeg(int id) => File.Exists($"/proc/{id}/comm") && File.ReadAllText($"/proc/{id}/comm").Trim() == "ffmpeg";

    public static async Task WaitUntilGone(string text, TimeSpan limit)
    {
        var clock = Stopwatch.StartNew();
        while (With(text).Count > 0 && clock.Elapsed < limit) await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        With(text).ShouldBeEmpty();
    }
}
