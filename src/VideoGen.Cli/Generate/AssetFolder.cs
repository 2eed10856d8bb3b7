using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using VideoGen.Cli.Jobs;
using VideoGen.Cli.Terminal;

namespace VideoGen.Cli.Generate;

/// <summary>Puts the files of a folder in the place of their names in a prompt or a storyboard. Only those that are named are sent.</summary>
internal sealed partial class AssetFolder(DirectoryInfo folder, SentFiles files)
{
    /// <summary>The film with the server's names of its files.</summary>
    public async Task<FilmRequest> ReplaceAsync(FilmRequest film, ProgressDisplay display, CancellationToken ct)
    {
        var found = 0;
        if (film.Storyboard?["scenes"] is JsonArray scenes)
        {
            foreach (var visual in scenes.Select(scene => (scene as JsonObject)?["visual"]).OfType<JsonObject>())
            {
                if (await SourceAsync(visual["source"]) is { } source)
                    visual["source"] = source;
                for (var i = 0; visual["sources"] is JsonArray several && i < several.Count; i++)
                {
                    if (await SourceAsync(several[i]) is { } one)
                        several[i] = one;
                }
            }
        }

        var prompt = film.Prompt;
        foreach (var said in Visuals().Matches(prompt ?? "").Select(match => match.Groups[1]).Reverse())
        {
            var names = said.Value.Split(',', StringSplitOptions.TrimEntries);
            for (var i = 0; i < names.Length; i++)
                names[i] = await NamedAsync(names[i]) ?? names[i];
            // From the end on, so that the places before it stay.
            prompt = prompt!.Remove(said.Index, said.Length).Insert(said.Index, string.Join(", ", names)); // what matches is there
        }

        return found > 0 ? film with { Prompt = prompt } : throw new CliException(
            ExitCode.Invalid, $"--assets: nothing names a file of {folder}: write [visual: NAME] in the prompt, or \"visual\": {{\"source\": \"NAME\"}} in a scene of the storyboard.");

        Task<string?> SourceAsync(JsonNode? name) => name is JsonValue value && value.TryGetValue<string>(out var text) ? NamedAsync(text) : Task.FromResult<string?>(null);

        async Task<string?> NamedAsync(string name)
        {
            // A name, and no way out of the folder.
            if (name.Length == 0 || Path.GetFileName(name) != name || new FileInfo(Path.Combine(folder.FullName, name)) is not { Exists: true } file)
                return null;
            found++;
            return await files.SourceAsync(name, file, display, ct);
        }
    }

    [GeneratedRegex(@"\[visual:\s*([^\]]+?)\s*\]", RegexOptions.IgnoreCase)]
    private static partial Regex Visuals();
}
