namespace FFMpegCore;

public class FFOptions
{
    /// <summary>Working directory of the process; empty leaves ours.</summary>
    public string WorkingDirectory { get; set; } = string.Empty;

    /// <summary>Folder with ffmpeg and ffprobe; empty looks in PATH.</summary>
    public string BinaryFolder { get; set; } = string.Empty;

    public string TemporaryFilesFolder { get; set; } = Path.GetTempPath();
}

public static class GlobalFFOptions
{
    public static FFOptions Current { get; private set; } = new();

    public static void Configure(Action<FFOptions> optionsAction) => optionsAction(Current);

    public static void Configure(FFOptions ffOptions) => Current = ffOptions;

    public static string GetFFProbeBinaryPath(FFOptions? ffOptions = null) => PathOf("ffprobe", ffOptions);

    public static string GetFFMpegBinaryPath(FFOptions? ffOptions = null) => PathOf("ffmpeg", ffOptions);

    private static string PathOf(string name, FFOptions? options) =>
        Path.Combine((options ?? Current).BinaryFolder, OperatingSystem.IsWindows() ? name + ".exe" : name);
}
