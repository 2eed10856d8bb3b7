using System.Text.Json.Nodes;
using VideoGen.Cli.Jobs;
using VideoGen.Cli.Terminal;

namespace VideoGen.Cli.Render;

/// <summary>
/// The files beside a timeline. A name in it reaches its own folder and what lies below, also through links; a file elsewhere is
/// sent only when the command line says so. What the server has already is not sent again.
/// </summary>
internal sealed class LocalFiles(VideoGenClient client, TimelineFile timeline, IReadOnlyDictionary<string, FileInfo> named)
{
    private static readonly string[] SubtitleTypes = [".srt", ".vtt", ".ass"];
    private const int MaxSubtitleBytes = 1024 * 1024;
    private readonly SentFiles _files = new(client);

    /// <summary>Puts the server's names in the place of local ones.</summary>
    public async Task ReplaceAsync(JsonObject? variables, IReadOnlyList<string> assetVariables, ProgressDisplay display, CancellationToken ct)
    {
        foreach (var (holder, name) in timeline.LocalSources())
        {
            if (SubtitleTypes.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase))
                Inline(holder, name);
            else
                holder["source"] = await SourceAsync(name, display, ct);
        }

        foreach (var variable in assetVariables)
        {
            if (variables?[variable] is JsonValue value && value.TryGetValue<string>(out var name) && TimelineFile.IsLocal(name))
                variables[variable] = await SourceAsync(name, display, ct);
        }
    }

    /// <summary>Captions go as text: they are small, and no media.</summary>
    private void Inline(JsonObject holder, string name)
    {
        var file = Find(name);
        if (file.Length > MaxSubtitleBytes)
            throw new CliException(ExitCode.Invalid, $"{name} is longer than captions may be (1 MB).");
        holder.Remove("source");
        holder["text"] = File.ReadAllText(file.FullName);
    }

    private Task<string> SourceAsync(string name, ProgressDisplay display, CancellationToken ct) => _files.SourceAsync(name, Find(name), display, ct);

    private FileInfo Find(string name)
    {
        if (named.TryGetValue(name, out var given))
            return given.Exists ? given : throw new CliException(ExitCode.Invalid, $"--asset {name}: there is no file {given}.");
        var folder = Real(timeline.File.DirectoryName!);
        var path = Path.GetFullPath(name, folder);
        if (Path.IsPathRooted(name) || !IsBelow(folder, path) || (File.Exists(path) && !IsBelow(folder, Real(path))))
            throw new CliException(ExitCode.Invalid, $"{timeline.File}: \"{name}\" is outside of the timeline's folder. If that is meant: --asset \"{name}={path}\"");
        var file = new FileInfo(path);
        return file.Exists ? file : throw new CliException(ExitCode.Invalid, $"{timeline.File}: there is no file \"{name}\" beside it.");
    }

    private static bool IsBelow(string folder, string path) => path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal);

    /// <summary>The path without links, each of its folders included.</summary>
    private static string Real(string path)
    {
        var real = Path.GetPathRoot(path)!;
        foreach (var part in path[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, part);
            FileSystemInfo entry = Directory.Exists(real) ? new DirectoryInfo(real) : new FileInfo(real);
            real = entry.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? real;
        }

        return real;
    }
}
