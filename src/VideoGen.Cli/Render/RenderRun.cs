using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoGen.Cli.Jobs;
using VideoGen.Cli.Terminal;

namespace VideoGen.Cli.Render;

/// <summary>One timeline: upload what it uses, then check it, or submit, follow and fetch.</summary>
internal sealed class RenderRun(CliEnvironment environment, VideoGenClient client, TimelineFile timeline, RenderChoices choices)
{
    public async Task<int> CheckAsync(CancellationToken ct)
    {
        DryRun check;
        using (var display = ProgressDisplay.For(environment))
            check = await client.CheckAsync(await BodyAsync(display, ct), ct);
        if (choices.Form == ResultForm.Json)
        {
            await environment.Out.WriteLineAsync(JsonSerializer.Serialize(check, CliJson.Default.DryRun));
            return check.Valid ? ExitCode.Done : ExitCode.Invalid;
        }

        Tell(check.Errors, "error");
        Tell(check.Warnings, "warning");
        await environment.Out.WriteLineAsync(check.Plan is { } plan
            ? FormattableString.Invariant($"{timeline.File}: {plan.Width}x{plan.Height}, {plan.FrameRate} fps, {plan.Frames} frames ({plan.Duration:0.###} s), {Count(check.Warnings.Count, "warning")}")
            : $"{timeline.File}: {Count(check.Errors.Count, "error")}, {Count(check.Warnings.Count, "warning")}");
        if (check.Plan is { Segments: { } segments } planned)
            await environment.Out.WriteLineAsync(FormattableString.Invariant($"{timeline.File}: {Count(segments.Total, "segment")}, {segments.Reused} already rendered{Rest(planned)}"));
        return check.Valid ? ExitCode.Done : ExitCode.Invalid;
    }

    public async Task<int> FilmAsync(string output, CancellationToken ct)
    {
        try
        {
            return await new FilmRun(environment, client).RunAsync(SubmitAsync, output, choices.Form, ct);
        }
        catch (RefusedException e) when (e.Errors.Any(error => error.Path is not null))
        {
            Tell([.. e.Errors.Select(error => new TimelineProblem(error.Path ?? error.Field, error.Code, error.Message, error.Fix))], "error");
            return ExitCode.Invalid;
        }
    }

    private async Task<JobView> SubmitAsync(ProgressDisplay display, CancellationToken ct)
    {
        var job = await client.SubmitAsync(await BodyAsync(display, ct), ct);
        display.End();
        if (choices.Form == ResultForm.Text)
            Tell(job.Warnings ?? [], "warning");
        return job;
    }

    private async Task<byte[]> BodyAsync(ProgressDisplay display, CancellationToken ct)
    {
        if (choices.Quality is { } quality)
            timeline.SetOutput("quality", quality);
        if (choices.Crf is { } crf)
            timeline.SetOutput("crf", crf);
        var values = Values.Read(timeline, choices.Set);
        await new LocalFiles(client, timeline, choices.Assets).ReplaceAsync(values, Values.OfFiles(timeline, values), display, ct);
        display.End();
        var body = new JsonObject { ["timeline"] = timeline.Document.DeepClone() };
        if (values is not null)
            body["variables"] = values;
        if (choices.Priority is { } priority)
            body["priority"] = priority;
        return Encoding.UTF8.GetBytes(body.ToJsonString());
    }

    /// <summary>One line for each, as compilers write them, so that editors find the place.</summary>
    private void Tell(IReadOnlyList<TimelineProblem> problems, string kind)
    {
        foreach (var problem in problems)
        {
            var place = timeline.Places.Find(problem.Path) is var (line, column) ? FormattableString.Invariant($":{line}:{column}") : "";
            var code = problem.Code is null ? "" : $" [{problem.Code}]";
            environment.Error.WriteLine(Plain($"{timeline.File}{place}: {kind}: {problem.Path}: {problem.Message} {problem.Fix}".TrimEnd() + code));
        }
    }

    /// <summary>Text of the server, or of the document, must not steer the terminal.</summary>
    private static string Plain(string text) => string.Concat(text.Where(c => !char.IsControl(c)));

    private static string Rest(DryRunPlan plan) => plan switch
    {
        { FilmExists: true } => "; the film exists",
        { SoundExists: true } => "; the sound is mixed",
        _ => "",
    };

    private static string Count(int count, string what) => FormattableString.Invariant($"{count} {what}{(count == 1 ? "" : "s")}");
}

/// <summary>What the command line says besides the timeline.</summary>
internal sealed record RenderChoices
{
    public IReadOnlyList<string> Set { get; init; } = [];

    /// <summary>Files by the names that the timeline uses.</summary>
    public IReadOnlyDictionary<string, FileInfo> Assets { get; init; } = new Dictionary<string, FileInfo>();

    public string? Quality { get; init; }

    public int? Crf { get; init; }

    public string? Priority { get; init; }

    public ResultForm Form { get; init; }
}
