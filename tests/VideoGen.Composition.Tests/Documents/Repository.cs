namespace VideoGen.Composition.Tests.Documents;

/// <summary>Files of the repository that tests read, or write when UPDATE_GOLDENS is 1.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string File(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    public static IEnumerable<string> Samples => Directory.EnumerateFiles(File("docs", "samples"), "*.json").Order(StringComparer.Ordinal);

    private static string Find(string folder) => System.IO.File.Exists(Path.Combine(folder, "VideoGen.sln"))
        ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository."));
}
