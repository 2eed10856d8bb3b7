using VideoGen.TestKit.Processes;

namespace VideoGen.TestKit;

/// <summary>A directory that goes away with its owner, also when the test host is killed.</summary>
public sealed class TempDirectory : IDisposable
{
    private const UnixFileMode Traversable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    public TempDirectory(string label = "test")
    {
        Path = Directory.CreateTempSubdirectory($"videogen-{label}-").FullName;
        // Servers that drop root must be able to reach what lies below.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path, Traversable);
        Janitor.RemoveWhenWeDie(Path);
    }

    /// <summary>Absolute path.</summary>
    public string Path { get; }

    /// <summary>A path below this directory; nothing is created.</summary>
    public string Combine(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    public void Dispose()
    {
        // A server that was killed a moment ago may still have a child that writes.
        for (var attempt = 0; Directory.Exists(Path); attempt++)
        {
            try
            {
                Directory.Delete(Path, recursive: true);
            }
            catch (IOException) when (attempt < 50)
            {
                Thread.Yield();
            }
        }
    }
}
