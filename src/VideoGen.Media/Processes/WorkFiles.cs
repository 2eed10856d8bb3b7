namespace VideoGen.Media.Processes;

/// <summary>Puts into the work folder what a run needs to find there.</summary>
internal static class WorkFiles
{
    public static void Prepare(SandboxLevel level, FFmpegRun run)
    {
        // The box mounts them; without it the tool sees the whole disk, and a link is enough.
        if (level != SandboxLevel.Bubblewrap) foreach (var (name, path) in run.Files) Link(Path.Combine(run.WorkDirectory, name), path);
        foreach (var name in run.Pipes.Keys) NamedPipe.Create(Path.Combine(run.WorkDirectory, name));
    }

    private static void Link(string name, string path)
    {
        if (Path.GetFullPath(name) == Path.GetFullPath(path)) return;
        if (Path.GetDirectoryName(name) is { } folder) Directory.CreateDirectory(folder);
        File.Delete(name);
        File.CreateSymbolicLink(name, Path.GetFullPath(path));
    }
}
