using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace VideoGen.Data.Schema;

/// <summary>One embedded file "NNNN_name.sql".</summary>
internal sealed partial record MigrationScript(int Version, string Name, string Sql)
{
    /// <summary>SHA-256 (hex) of the text with LF line ends, so that a checkout's line ends do not count.</summary>
    public string Checksum { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>All scripts of this assembly, in order. Two with one number, or a file that is named otherwise, is an error.</summary>
    public static IReadOnlyList<MigrationScript> Embedded()
    {
        var assembly = typeof(MigrationScript).Assembly;
        var scripts = assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Select(name => Read(assembly, name))
            .OrderBy(script => script.Version)
            .ToArray();
        if (scripts.Length == 0 || scripts.DistinctBy(script => script.Version).Count() != scripts.Length)
            throw new MigrationException("The embedded migrations are missing, or two have one number.");
        return scripts;
    }

    private static MigrationScript Read(Assembly assembly, string resource)
    {
        var name = FileName().Match(resource);
        if (!name.Success)
            throw new MigrationException($"'{resource}' is not named like NNNN_name.sql.");
        using var stream = assembly.GetManifestResourceStream(resource)!; // the name comes from the same assembly
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new MigrationScript(
            int.Parse(name.Groups[1].Value, CultureInfo.InvariantCulture), name.Groups[2].Value, reader.ReadToEnd());
    }

    [GeneratedRegex(@"^(\d{4})_([a-z0-9_]+)\.sql$")]
    private static partial Regex FileName();
}
