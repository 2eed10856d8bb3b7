namespace VideoGen.Contracts.Tests;

/// <summary>Files of the repository that tests read where they lie.</summary>
internal static class RepoFiles
{
    private static readonly Lazy<string> LazyRoot = new(FindRoot);

    public static string Protos => Path.Combine(LazyRoot.Value, "protos");

    public static string Interop => Path.Combine(LazyRoot.Value, "tests", "VideoGen.Contracts.Tests", "interop");

    private static string FindRoot()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "VideoGen.sln")))
                return directory.FullName;
        }

        throw new DirectoryNotFoundException($"No VideoGen.sln above {AppContext.BaseDirectory}.");
    }
}
