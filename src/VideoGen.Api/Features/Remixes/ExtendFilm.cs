using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using VideoGen.Api.Features.Jobs;
using VideoGen.Api.Features.Storyboards;
using VideoGen.Api.Json;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Composition.Derivation;
using VideoGen.Composition.Editing;
using VideoGen.Composition.Storyboards;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;
using VideoGen.Data.Jobs;

namespace VideoGen.Api.Features.Remixes;

/// <summary>POST /jobs/{id}/extend</summary>
internal static class ExtendFilm
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/jobs/{id}/extend", Handle)
        .WithName("extendFilm").WithTags(Tags.Films)
        .WithSummary("Make a film longer")
        .WithDescription("A prompt is planned behind the film's last scene, or scenes are put there; an end card stays the last. What is there keeps its length, and is not rendered again. seconds alone gives every scene more time. The film itself stays as it is.")
        .WithMetadata(new RequestExample("""{"prompt":"And in winter? Grow sprouts on the window sill.","seconds":8}"""))
        .MakesOneJob();

    internal static async Task<Results<Accepted<JobView>, Ok<JobView>, ProblemResult>> Handle(string id, ExtendBody body, HttpContext http, IJobStore jobs, StoryboardIntake intake, JobSubmitter submitter)
    {
        var (source, refused) = await SourceFilm.FindAsync(id, http, jobs);
        if (source is null)
            return refused!; // one of the two is there
        List<FieldError> problems = [.. JobSubmitter.HeaderFaults(http.Request)];
        if (Board(source.Board, body, problems) is not { } board || problems.Count > 0)
            return ProblemResult.Invalid(problems);
        var (asked, missing) = await intake.WithFilesAsync(
            DerivedFilm.Of(source.Job, board, source.Job.Title, JobOrigin.Extension, body.Prompt), board, body.Scenes is null ? "prompt" : "scenes", http.RequestAborted);
        if (missing.Count > 0)
            return ProblemResult.Invalid(missing);
        return await submitter.MakeAsync(asked, JobSubmitter.Hash($"extend {source.Job.Id} {JsonSerializer.Serialize(body, ApiJson.Options)}"), http);
    }

    private static Storyboard? Board(Storyboard film, ExtendBody body, List<FieldError> problems)
    {
        if (body is { Prompt: null, Scenes: null, Seconds: null })
            problems.Add(new("prompt", "or scenes or seconds must be given."));
        if (body is { Prompt: not null, Scenes: not null })
            problems.Add(new("scenes", "must not be given together with a prompt."));
        if (body is { Scenes: not null, Seconds: not null })
            problems.Add(new("seconds", "must not be given together with scenes, whose durations say it."));
        if (body.Seconds is not (null or > 0 and <= GenerateLimits.MaxSeconds))
            problems.Add(new("seconds", string.Create(CultureInfo.InvariantCulture, $"must be more than 0 and at most {GenerateLimits.MaxSeconds}.")));
        if (problems.Count > 0)
            return null;
        var longer = body switch
        {
            { Prompt: { } prompt } => Planned(film, prompt, body.Seconds, problems),
            { Scenes: { } scenes } => Written(film, scenes, problems),
            _ => Stretched(film, body.Seconds!.Value, problems), // one of the three is there
        };
        if (longer is not null)
            problems.AddRange(StoryboardRules.Check(longer).Select(p => Placed(p, body)));
        return longer;
    }

    private static Storyboard? Planned(Storyboard film, string prompt, double? seconds, List<FieldError> problems)
    {
        List<FieldError> wrong = [];
        var request = RemixBoard.Request(prompt, film, seconds ?? FilmExtension.SecondsOf(prompt), wrong);
        problems.AddRange(wrong.Select(p => p.Field == "duration" ? p with { Field = "seconds" } : p));
        return request is null ? null : FilmExtension.With(film, request);
    }

    private static Storyboard? Written(Storyboard film, JsonElement scenes, List<FieldError> problems)
    {
        var document = new JsonObject { ["scenes"] = JsonNode.Parse(scenes.GetRawText()), ["language"] = film.Language };
        var (read, wrong) = StoryboardReader.Read(JsonSerializer.SerializeToElement(document), film.Seed);
        problems.AddRange(wrong.Select(p => p.Field.StartsWith("scenes", StringComparison.Ordinal) ? p : p with { Field = "scenes" }));
        return read is null ? null : FilmExtension.With(film, read.Scenes);
    }

    private static Storyboard? Stretched(Storyboard film, double seconds, List<FieldError> problems)
    {
        var command = new JsonObject { ["type"] = "set_length", ["seconds"] = new JsonObject { ["by"] = seconds } };
        switch (EditCommandJson.Read(command.ToJsonString(), out var faults)?.Apply(film, EditContext.None))
        {
            case EditResult.Done(var longer):
                return longer;
            case EditResult.Refused(var refused):
                problems.AddRange(refused);
                return null;
            default:
                problems.AddRange(faults);
                return null;
        }
    }

    private static FieldError Placed(FieldError problem, ExtendBody body) =>
        problem with { Field = body.Scenes is not null || problem.Field.StartsWith("scenes", StringComparison.Ordinal) ? "scenes" : "seconds" };
}

/// <summary>Body of POST /jobs/{id}/extend: a prompt or scenes or seconds.</summary>
public sealed record ExtendBody
{
    [Description("What is told behind the film.")]
    [Longest(GenerateLimits.PromptLength)]
    public string? Prompt { get; init; }

    [Description("Scenes as in a storyboard, put behind the film.")]
    public JsonElement? Scenes { get; init; }

    [Description("Length of what is added in seconds; with a prompt 3 or more, as long as its words need when left out.")]
    [Bounds(0, GenerateLimits.MaxSeconds)]
    public double? Seconds { get; init; }
}
