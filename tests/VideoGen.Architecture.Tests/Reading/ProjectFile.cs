using System.Xml.Linq;

namespace VideoGen.Architecture.Tests.Reading;

/// <summary>What a project file says, without evaluating it.</summary>
internal sealed class ProjectFile
{
    private readonly XDocument document;

    internal ProjectFile(string path)
    {
        Path = path;
        document = XDocument.Load(path);
    }

    internal string Path { get; }

    internal string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    internal string Folder => System.IO.Path.GetDirectoryName(Path)!;

    internal bool IsTest => Name.EndsWith(".Tests", StringComparison.Ordinal);

    /// <summary>Ids of its PackageReference items.</summary>
    internal IEnumerable<string> Packages => Items("PackageReference");

    /// <summary>Names of the projects that it references.</summary>
    internal IEnumerable<string> Projects =>
        Items("ProjectReference").Select(path => System.IO.Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

    /// <summary>Packages that carry a version of their own instead of the central one.</summary>
    internal IEnumerable<string> VersionedPackages => document.Descendants("PackageReference")
        .Where(item => item.Attribute("Version") is not null || item.Attribute("VersionOverride") is not null || item.Element("Version") is not null)
        .Select(item => item.Attribute("Include")!.Value);

    public override string ToString() => Name;

    internal IEnumerable<string> Items(string kind) => document.Descendants(kind)
        .Select(item => item.Attribute("Include")?.Value).OfType<string>()
        .SelectMany(include => include.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
