using System.CommandLine;
using VideoGen.Cli.Jobs;
using VideoGen.Cli.Local;

namespace VideoGen.Cli.Render;

internal static class RenderCommand
{
    private const string Description = """
        Renders a timeline and writes the film to a file.

        Files that the timeline names as source are looked for in its own folder and below, and uploaded unless the server has them.
        With --check nothing is rendered: everything that is wrong is told with its line and column, a reason and a fix.

        The server is the one of VIDEOGEN_URL and VIDEOGEN_API_KEY when the first is set, else the one that "./videogen up" runs here.

        Exit codes: 0 the film is in the file, or the check found no error, 1 the film could not be made, 2 the command or the timeline
        is not valid, 3 the server cannot be reached or refuses the key, 4 the file could not be written, 130 interrupted (the job is
        cancelled).
        """;

    public static Command Create(CliEnvironment environment)
    {
        var file = new Argument<FileInfo>("timeline") { Description = "The timeline document (JSON)." };
        var check = new Option<bool>("--check") { Description = "Check the timeline and render nothing." };
        var set = new Option<string[]>("--set") { Description = "Value of a variable; may be given several times.", HelpName = "NAME=VALUE", DefaultValueFactory = _ => [] };
        var asset = new Option<string[]>("--asset") { Description = "A file outside of the timeline's folder, by the name that the timeline uses.", HelpName = "NAME=PATH", DefaultValueFactory = _ => [] };
        var quality = new Option<string?>("--quality") { Description = "fast or high, instead of what the timeline says.", HelpName = "fast|high" };
        var crf = new Option<int?>("--crf") { Description = "Constant rate factor of the encoder, lower is better.", HelpName = "N" };
        var priority = new Option<string?>("--priority") { Description = "low, normal or high.", HelpName = "low|normal|high" };
        var json = new Option<bool>("--json") { Description = "Tell the result as JSON." };
        var output = new Option<FileInfo?>("--output", "-o") { Description = "File to write; one that exists is replaced.", HelpName = "FILE" };
        output.Validators.Add(OutputFile.Check);
        var command = new Command("render", Description) { file, check, set, asset, quality, crf, priority, json, output };
        command.Validators.Add(result =>
        {
            if (!result.GetValue(check) && result.GetResult(output) is null)
                result.AddError("Option '--output' is required, unless --check is given.");
        });
        command.SetAction((parsed, ct) => RunAsync(
            environment, parsed.GetRequiredValue(file), parsed.GetValue(check) ? null : parsed.GetValue(output)!.FullName,
            new RenderChoices
            {
                Set = parsed.GetValue(set) ?? [],
                Assets = Assets(parsed.GetValue(asset) ?? []),
                Quality = parsed.GetValue(quality),
                Crf = parsed.GetValue(crf),
                Priority = parsed.GetValue(priority),
                Form = parsed.GetValue(json) ? ResultForm.Json : ResultForm.Text,
            },
            ct));
        return command;
    }

    private static async Task<int> RunAsync(CliEnvironment environment, FileInfo file, string? output, RenderChoices choices, CancellationToken ct)
    {
        var timeline = TimelineFile.Read(file);
        using var client = new VideoGenClient(ServerAddress.Find(environment), environment.Time);
        var run = new RenderRun(environment, client, timeline, choices);
        return output is null ? await run.CheckAsync(ct) : await run.FilmAsync(output, ct);
    }

    private static Dictionary<string, FileInfo> Assets(IEnumerable<string> given)
    {
        var files = new Dictionary<string, FileInfo>(StringComparer.Ordinal);
        foreach (var text in given)
        {
            var at = text.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0 || at == text.Length - 1)
                throw new CliException(ExitCode.Invalid, $"--asset \"{text}\" must be NAME=PATH.");
            files[text[..at]] = new FileInfo(text[(at + 1)..]);
        }

        return files;
    }
}
