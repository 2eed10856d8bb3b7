using System.Xml.Linq;

namespace VideoGen.Architecture.Tests.Reading;

/// <summary>The files of this repository. Every list throws when it is empty: a rule that looks at nothing proves nothing.</summary>
internal static class Repository
{
    private static readonly string[] NotOurs = ["artifacts", "node_modules", "bin", "obj", ".git", ".videogen"];

    internal static string Root { get; } = FindRoot();

    /// <summary>The product: src without the stand-ins, AppHost and ServiceDefaults.</summary>
    internal static IReadOnlyList<ProjectFile> Product { get; } =
        Projects(["src", "VideoGen.AppHost", "VideoGen.ServiceDefaults"], path => !IsStandIn(path));

    internal static IReadOnlyList<ProjectFile> StandIns { get; } = Projects(["src/standins"], _ => true);

    internal static IReadOnlyList<ProjectFile> Tests { get; } = Projects(["tests"], _ => true);

    /// <summary>The C# of the product, without what tools generated.</summary>
    internal static IReadOnlyList<string> Sources { get; } = NotEmpty(
        Product.SelectMany(project => Files(project.Folder, "*.cs")).Where(path => !path.EndsWith(".g.cs", StringComparison.Ordinal)));

    /// <summary>Central versions by package id; a package with a version for each side is listed with the official one.</summary>
    internal static IReadOnlyDictionary<string, string> CentralVersions { get; } = ReadCentralVersions();

    internal static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    internal static string Relative(string path) => System.IO.Path.GetRelativePath(Root, path).Replace('\\', '/');

    internal static bool IsStandIn(string path) => Relative(path).StartsWith("src/standins/", StringComparison.Ordinal);

    internal static ProjectFile ProductProject(string name) =>
        Product.SingleOrDefault(project => project.Name == name) ?? throw new InvalidOperationException($"There is no project {name}.");

    private static ProjectFile[] Projects(string[] folders, Func<string, bool> wanted) => NotEmpty(folders
        .Select(folder => Path(folder)).Where(Directory.Exists)
        .SelectMany(folder => Files(folder, "*.csproj")).Where(wanted).Select(path => new ProjectFile(path)));

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
            .Where(path => !Relative(path).Split('/').Intersect(NotOurs).Any())
            .Order(StringComparer.Ordinal);

    private static T[] NotEmpty<T>(IEnumerable<T> items) =>
        items.ToArray() is { Length: > 0 } found ? found : throw new InvalidOperationException("Nothing was found to look at.");

    private static Dictionary<string, string> ReadCentralVersions()
    {
        var document = XDocument.Load(Path("Directory.Packages.props"));
        var properties = document.Descendants("PropertyGroup").Elements().ToDictionary(e => e.Name.LocalName, e => e.Value);
        return document.Descendants("PackageVersion")
            .Where(item => item.Attribute("Condition")?.Value.Contains("== 'true'", StringComparison.Ordinal) != true)
            .ToDictionary(item => item.Attribute("Include")!.Value, item => Expand(item.Attribute("Version")!.Value));

        string Expand(string version) => version.StartsWith("$(", StringComparison.Ordinal) ? properties[version[2..^1]] : version;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "VideoGen.sln"))) return folder.FullName;
        throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
