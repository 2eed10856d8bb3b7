using System.CommandLine;
using System.Text.Json.Nodes;
using VideoGen.Cli.Jobs;
using VideoGen.Cli.Render;

namespace VideoGen.Cli.Generate;

internal static class GenerateCommand
{
    private const string Description = """
        Makes a film from a prompt or a storyboard and writes it to a file.

        A storyboard is a JSON file as POST /api/v1/storyboards answers it (docs/storyboards.md), or a text whose headings, lists and lines
        such as "scene 1: …" become scenes. What is not chosen follows from the words.

        The server is the one of VIDEOGEN_URL and VIDEOGEN_API_KEY when the first is set, else the one that "./videogen up" runs here.

        Exit codes: 0 the film is in the file, 1 the film could not be made, 2 the command or the request is not valid,
        3 the server cannot be reached or refuses the key, 4 the file could not be written, 130 interrupted (the job is cancelled).
        """;

    public static Command Create(CliEnvironment environment)
    {
        var prompt = new Argument<string?>("prompt") { Description = "What the film is about; \"-\" reads it from the standard input.", Arity = ArgumentArity.ZeroOrOne };
        var storyboard = new Option<FileInfo?>("--storyboard") { Description = "A storyboard instead of a prompt: .json, or a text.", HelpName = "FILE" };
        var duration = new Option<double?>("--duration") { Description = "Length in seconds.", HelpName = "S" };
        var size = new Option<string?>("--size") { Description = "Frame in pixels, such as 1280x720.", HelpName = "WxH" };
        var fps = new Option<int?>("--fps") { Description = "Frames per second.", HelpName = "N" };
        var seed = new Option<long?>("--seed") { Description = "The same prompt with the same seed gives the same film.", HelpName = "N" };
        var style = new Option<string?>("--style") { Description = "The look: names of a mood, a palette, fonts, a background or a transition, such as \"playful neon grid\".", HelpName = "WORDS" };
        var voice = new Option<string?>("--voice") { Description = "male, female, the name of a voice such as en-gb, or off.", HelpName = "NAME|off" };
        var music = new Option<string?>("--music") { Description = "The mood that is composed in: calm, uplifting, energetic, mysterious, confident, playful; a recording of yours; or off.", HelpName = "MOOD|FILE|off" };
        var noCaptions = new Option<bool>("--no-captions") { Description = "Draw no captions into the picture." };
        var assets = new Option<DirectoryInfo>("--assets") { Description = "Folder of pictures and films that the prompt names as [visual: harbour.jpg], or the storyboard as source.", HelpName = "DIR" };
        assets.AcceptExistingOnly();
        var variations = new Option<int>("--variations") { Description = $"So many films of the same words, each with another look: FILE-1, FILE-2 …; 1 to {FilmSet.Most}.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var open = new Option<bool>("--open") { Description = "Open the film when it is there." };
        var quality = new Option<string?>("--quality") { Description = "fast or high.", HelpName = "fast|high" };
        var priority = new Option<string?>("--priority") { Description = "low, normal or high.", HelpName = "low|normal|high" };
        var output = new Option<FileInfo>("--output", "-o") { Description = "File to write; one that exists is replaced.", HelpName = "FILE", Required = true };
        output.Validators.Add(OutputFile.Check);
        variations.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > FilmSet.Most)
                result.AddError($"--variations must be 1 to {FilmSet.Most}.");
        });
        var command = new Command("generate", Description) { prompt, storyboard, duration, size, fps, seed, style, voice, music, noCaptions, assets, variations, open, quality, priority, output };
        command.Validators.Add(result =>
        {
            if (result.GetResult(prompt) is { Tokens.Count: > 0 } == result.GetResult(storyboard) is not null)
                result.AddError("Give either a prompt or --storyboard.");
        });
        command.SetAction((parsed, ct) => new FilmSet(environment).RunAsync(
            () => About(parsed.GetValue(prompt), parsed.GetValue(storyboard)) with
            {
                Duration = parsed.GetValue(duration),
                Size = parsed.GetValue(size),
                Fps = parsed.GetValue(fps),
                Seed = parsed.GetValue(seed),
                Style = parsed.GetValue(style),
                Voice = Choice(parsed.GetValue(voice), "name"),
                Music = Music(parsed.GetValue(music)),
                Captions = parsed.GetValue(noCaptions) ? Off() : null,
                Quality = parsed.GetValue(quality),
                Priority = parsed.GetValue(priority),
            },
            parsed.GetValue(assets), parsed.GetRequiredValue(output).FullName, parsed.GetValue(variations), parsed.GetValue(open), ct));
        return command;
    }

    /// <summary>A mood, or the path of a recording, which is sent before the film is asked for.</summary>
    private static JsonObject? Music(string? given) => given is null || !(given.Contains('.', StringComparison.Ordinal) || given.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal))
        ? Choice(given, "mood")
        : File.Exists(given) ? Choice(Path.GetFullPath(given), "source")
        : throw new CliException(ExitCode.Invalid, $"--music: there is no file {given}. Give a mood, a file, or off.");

    private static JsonObject Off() => new() { ["on"] = false };

    private static JsonObject? Choice(string? given, string member) => given switch
    {
        null => null,
        "off" => Off(),
        _ => new JsonObject { ["on"] = true, [member] = given },
    };

    private static FilmRequest About(string? prompt, FileInfo? storyboard) => (prompt, storyboard) switch
    {
        ("-", _) => new FilmRequest { Prompt = Console.In.ReadToEnd() },
        (_, null) => new FilmRequest { Prompt = prompt },
        (_, { Extension: ".json" }) => new FilmRequest { Storyboard = Board(TimelineFile.Read(storyboard, "storyboard").Document) },
        _ => new FilmRequest { Prompt = Text(storyboard) },
    };

    /// <summary>The storyboard itself, also out of an answer of the server.</summary>
    private static JsonObject Board(JsonObject document) => document["storyboard"] is JsonObject inner ? inner.DeepClone().AsObject() : document;

    private static string Text(FileInfo file)
    {
        try
        {
            return File.ReadAllText(file.FullName);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException(ExitCode.Invalid, $"{file} cannot be read: {e.Message}", e);
        }
    }
}
