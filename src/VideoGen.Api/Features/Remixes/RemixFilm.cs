using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using VideoGen.Api.Features.Jobs;
using VideoGen.Api.Features.Storyboards;
using VideoGen.Api.Json;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;
using VideoGen.Data.Jobs;

namespace VideoGen.Api.Features.Remixes;

/// <summary>POST /jobs/{id}/remix</summary>
internal static class RemixFilm
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/jobs/{id}/remix", Handle)
        .WithName("remixFilm").WithTags(Tags.Films)
        .WithSummary("Make another film like this one")
        .WithDescription("A prompt gives other words in the same look, voice and size; a message, a mood, a seed, a style and the rest change what they name. The film itself stays as it is: the new one begins a chat and versions of its own.")
        .WithMetadata(new RequestExample("""{"prompt":"Three reasons to grow your own herbs","style":{"palette":"forest"}}"""))
        .MakesOneJob();

    internal static async Task<Results<Accepted<JobView>, Ok<JobView>, ProblemResult>> Handle(string id, RemixBody body, HttpContext http, IJobStore jobs, StoryboardIntake intake, JobSubmitter submitter)
    {
        var (source, refused) = await SourceFilm.FindAsync(id, http, jobs);
        if (source is null)
            return refused!; // one of the two is there
        List<FieldError> problems = [.. JobSubmitter.HeaderFaults(http.Request)];
        if (RemixBoard.Of(source.Board, body, problems) is not { } board || problems.Count > 0)
            return ProblemResult.Invalid(problems);
        var note = string.Join("\n", new[] { body.Prompt, body.Message }.OfType<string>());
        var asked = DerivedFilm.Of(source.Job, board, body.Prompt is null ? source.Job.Title : board.Title, JobOrigin.Remix, note.Length > 0 ? note : null);
        if (body.Prompt is { } prompt)
            asked = asked with { Request = (GenerateRequest)asked.Request with { Prompt = prompt } };
        (asked, var missing) = await intake.WithFilesAsync(asked, board, "prompt", http.RequestAborted);
        if (missing.Count > 0)
            return ProblemResult.Invalid(missing);
        return await submitter.MakeAsync(asked, JobSubmitter.Hash($"remix {source.Job.Id} {JsonSerializer.Serialize(body, ApiJson.Options)}"), http);
    }
}
