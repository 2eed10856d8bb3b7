using System.Text.Json;

namespace VideoGen.Cli.Local;

/// <summary>What "./videogen up" leaves in its state folder.</summary>
internal static class LocalInstance
{
    private const string KeyName = "VIDEOGEN_FIRST_USER_API_KEY=";

    /// <summary>Address of the instance that runs; null when none does.</summary>
    public static Uri? Url(string state)
    {
        try
        {
            using var run = JsonDocument.Parse(File.ReadAllText(Path.Combine(state, "instance.json")));
            return run.RootElement.TryGetProperty("url", out var url) && url.ValueKind == JsonValueKind.String
                ? new Uri(url.GetString()!.TrimEnd('/') + "/")       // a string by its kind
                : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException or UriFormatException)
        {
            return null;
        }
    }

    /// <summary>Key of the first user; null when the folder has none.</summary>
    public static string? ApiKey(string state)
    {
        var path = Path.Combine(state, "secrets.env");
        return !File.Exists(path) ? null : File.ReadLines(path)
            .Where(line => line.StartsWith(KeyName, StringComparison.Ordinal))
            .Select(line => line[KeyName.Length..].Trim())
            .FirstOrDefault(key => key.Length > 0);
    }
}
