using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VideoGen.AppHost.Resources;

/// <summary>
/// Secrets that nobody has to think of: made once and kept beside the data that depends on them. A value given as
/// <c>Parameters:name</c> wins and is not stored.
/// </summary>
internal static class Secrets
{
    private const int Length = 40;
    private static readonly Lock s_storing = new();

    public static IResourceBuilder<ParameterResource> AddSecret(this IDistributedApplicationBuilder builder, string name) =>
        builder.ExecutionContext.IsRunMode
            ? builder.AddParameter(name, () => builder.Configuration[$"Parameters:{name}"] ?? Stored(builder.StateDirectory(), name), secret: true)
            : builder.AddParameter(name, new GenerateParameterDefault { MinLength = Length, Special = false }, secret: true);

    // Resources start side by side and ask for their values at once: without the lock one secret would overwrite another.
    private static string Stored(string directory, string name)
    {
        lock (s_storing)
            return ReadOrMake(directory, name);
    }

    private static string ReadOrMake(string directory, string name)
    {
        var path = Path.Combine(directory, "parameters.json");
        var all = File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path))!.AsObject() : [];
        if (all[name]?.GetValue<string>() is { Length: > 0 } known)
            return known;

        // Letters and digits only: the value goes through connection strings, shell variables and configuration files.
        var made = RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789", Length);
        all[name] = made;
        Directory.CreateDirectory(directory);
        var fresh = path + ".new";
        using (var file = new FileStream(fresh, ForOwnerOnly()))
            JsonSerializer.Serialize(file, all);
        File.Move(fresh, path, overwrite: true);
        return made;
    }

    private static FileStreamOptions ForOwnerOnly()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
