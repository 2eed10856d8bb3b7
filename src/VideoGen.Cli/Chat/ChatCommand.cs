using System.CommandLine;
using VideoGen.Cli.Jobs;
using VideoGen.Cli.Local;

namespace VideoGen.Cli.Chat;

internal static class ChatCommand
{
    private const string Description = """
        Changes a film by plain words (docs/chat.md) and tells what changed; with --output, writes the new version to a file.

        The job is any version of the film: generate tells it behind the file that it wrote. "undo", "redo" and "go back to version 2"
        go to versions that are there.

        The server is the one of VIDEOGEN_URL and VIDEOGEN_API_KEY when the first is set, else the one that "./videogen up" runs here.

        Exit codes: 0 done, 1 nothing of the message was understood or the film could not be made, 2 the command or the request is not valid,
        3 the server cannot be reached or refuses the key, 4 the file could not be written, 130 interrupted (the job is cancelled).
        """;

    public static Command Create(CliEnvironment environment)
    {
        var job = new Argument<string>("job") { Description = "Id of the film's job." };
        var message = new Argument<string>("message") { Description = "What to change: \"make it vertical and turn the music down 6 dB\"." };
        var check = new Option<bool>("--check") { Description = "Tell what would change, and change nothing." };
        var output = new Option<FileInfo?>("--output", "-o") { Description = "File to write the version to; one that exists is replaced.", HelpName = "FILE" };
        output.Validators.Add(OutputFile.Check);
        var command = new Command("chat", Description) { job, message, check, output };
        command.SetAction((parsed, ct) => RunAsync(
            environment, parsed.GetRequiredValue(job), new ChatRequest(parsed.GetRequiredValue(message), !parsed.GetValue(check)), parsed.GetValue(output)?.FullName, ct));
        return command;
    }

    private static async Task<int> RunAsync(CliEnvironment environment, string job, ChatRequest message, string? output, CancellationToken ct)
    {
        using var client = new VideoGenClient(ServerAddress.Find(environment), environment.Time);
        var answer = await client.SayAsync(job, message, ct);
        foreach (var line in answer.Message.Reply)
            await environment.Out.WriteLineAsync(line);
        if (answer.Message is { State: "answered", NotUnderstood.Count: > 0 })
            return ExitCode.JobFailed;
        if (!message.Apply)
            return ExitCode.Done;
        await environment.Error.WriteLineAsync(FormattableString.Invariant($"version {answer.Film.Version}, job {answer.Film.Job.Id}"));
        return output is null ? ExitCode.Done : await new FilmRun(environment, client).RunAsync((_, _) => Task.FromResult(answer.Film.Job), output, ResultForm.Text, ct);
    }
}
