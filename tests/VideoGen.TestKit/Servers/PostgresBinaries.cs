using System.Globalization;

namespace VideoGen.TestKit.Servers;

/// <summary>Finds PostgreSQL's programs: VIDEOGEN_POSTGRES_BIN, then Debian's versioned folders, then PATH.</summary>
internal static class PostgresBinaries
{
    private const string DebianRoot = "/usr/lib/postgresql";

    public static string Path(string program)
    {
        var folders = new[] { Environment.GetEnvironmentVariable("VIDEOGEN_POSTGRES_BIN") }
            .Concat(Debian())
            .Concat(Environment.GetEnvironmentVariable("PATH")?.Split(':') ?? []);
        return folders
            .Where(folder => !string.IsNullOrEmpty(folder))
            .Select(folder => System.IO.Path.Combine(folder!, program))
            .FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"{program} was not found: install PostgreSQL 15 or newer, or set VIDEOGEN_POSTGRES_BIN.");
    }

    private static IEnumerable<string> Debian() =>
        Directory.Exists(DebianRoot)
            ? Directory.GetDirectories(DebianRoot)
                .OrderByDescending(folder => double.TryParse(
                    System.IO.Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0)
                .Select(folder => System.IO.Path.Combine(folder, "bin"))
            : [];
}
