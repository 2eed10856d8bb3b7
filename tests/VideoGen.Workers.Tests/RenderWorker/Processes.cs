namespace VideoGen.Workers.Tests.RenderWorker;

/// <summary>Looks for media processes of one work directory: by where they work, since inside their box the command line names no path.</summary>
internal static class Processes
{
    public static IReadOnlyList<int> In(string directory)
    {
        List<int> found = [];
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), out var id) || id == Environment.ProcessId)
                continue;
            try
            {
                var mounts = File.ReadAllText($"{folder}/cmdline");
                var cwd = Directory.ResolveLinkTarget($"{folder}/cwd", false)?.FullName ?? "";
                if (mounts.Contains(directory, StringComparison.Ordinal) || cwd.StartsWith(directory, StringComparison.Ordinal) || BoxedIn(folder, directory))
                    found.Add(id);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It ended while we looked, or it is the system's.
            }
        }

        return found;
    }

    /// <summary>Whether the process has come through its wrappers and is ffmpeg itself.</summary>
    public static bool IsFFmpeg(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/comm").Trim() == "ffmpeg";
        }
        catch (IOException)
        {
            return false; // it ended while we looked
        }
    }

    /// <summary>A boxed process sees its folder as /job: the mount says where that comes from.</summary>
    private static bool BoxedIn(string process, string directory) =>
        File.ReadLines($"{process}/mountinfo").Any(line => line.Contains(" /job ", StringComparison.Ordinal) && line.Contains(directory, StringComparison.Ordinal));
}
