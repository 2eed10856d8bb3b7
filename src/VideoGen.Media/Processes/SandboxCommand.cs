using System.Globalization;

namespace VideoGen.Media.Processes;

/// <summary>Builds the command that boxes a tool: a list of arguments, never one string.</summary>
internal static class SandboxCommand
{
    /// <summary>Name of the work folder inside the bubblewrap box.</summary>
    public const string JobFolder = "/job";

    public static IReadOnlyList<string> Wrap(SandboxLevel level, int niceness, FFmpegRun run, IReadOnlyList<string> command) => level switch
    {
        SandboxLevel.Bubblewrap => [.. Nice(niceness), .. Bubblewrap(run, command[0]), .. Limits(run), .. command],
        SandboxLevel.Namespaces => [.. Nice(niceness), .. NoNetwork(), .. DieWithParent(), .. Limits(run), .. command],
        _ => [.. Nice(niceness), .. DieWithParent(), .. Limits(run), .. command],
    };

    private static string[] Nice(int niceness) =>
        ["/usr/bin/nice", "-n", niceness.ToString(CultureInfo.InvariantCulture)];

    private static string[] Limits(FFmpegRun run) =>
    [
        "/usr/bin/prlimit",
        $"--as={run.MemoryLimitBytes.ToString(CultureInfo.InvariantCulture)}",
        $"--cpu={Seconds(run.CpuLimit)}:{Seconds(run.CpuLimit + TimeSpan.FromSeconds(2))}",
        $"--fsize={run.FileSizeLimitBytes.ToString(CultureInfo.InvariantCulture)}",
        "--nofile=256",
        "--core=0",
        "--",
    ];

    // A credential change clears the parent-death signal, so it is set after unshare, by the last process before the limits.
    private static string[] DieWithParent() => ["/usr/bin/setpriv", "--pdeathsig", "KILL", "--no-new-privs", "--"];

    private static string[] NoNetwork() => Environment.UserName == "root"
        ? ["/usr/bin/unshare", "--net", "--ipc", "--"]
        : ["/usr/bin/unshare", "--map-current-user", "--net", "--ipc", "--"];

    private static List<string> Bubblewrap(FFmpegRun run, string tool)
    {
        List<string> box =
        [
            "/usr/bin/bwrap", "--unshare-all", "--die-with-parent", "--cap-drop", "ALL",
            "--ro-bind", "/usr", "/usr",
        ];
        foreach (var folder in (string[])["/lib", "/lib64", "/bin", "/sbin"]) box.AddRange(SystemFolder(folder));
        // Debian's ffmpeg finds libblas through /etc/alternatives.
        foreach (var folder in (string[])["/etc/alternatives", "/etc/fonts", "/etc/ld.so.cache", "/var/cache/fontconfig"])
            box.AddRange(["--ro-bind-try", folder, folder]);
        if (!tool.StartsWith("/usr/", StringComparison.Ordinal) && Path.GetDirectoryName(tool) is { Length: > 1 } home)
            box.AddRange(["--ro-bind", home, home]);
        box.AddRange(["--dev", "/dev", "--tmpfs", "/tmp", "--bind", run.WorkDirectory, JobFolder]);
        foreach (var (name, path) in run.Files) box.AddRange(["--ro-bind", path, $"{JobFolder}/{name}"]);
        box.AddRange(["--chdir", JobFolder, "--"]);
        return box;
    }

    private static string[] SystemFolder(string path)
    {
        var link = new DirectoryInfo(path);
        if (!link.Exists) return [];
        return link.LinkTarget is { } target ? ["--symlink", target.TrimStart('/'), path] : ["--ro-bind", path, path];
    }

    private static string Seconds(TimeSpan time) => Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
