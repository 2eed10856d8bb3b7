using VideoGen.Api.Auth;
using VideoGen.Api.Features.Jobs;
using VideoGen.Api.Problems;
using VideoGen.Composition.Storyboards;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;

namespace VideoGen.Api.Features.Remixes;

/// <summary>A film that another is to be made from.</summary>
/// <param name="Job">Its job.</param>
/// <param name="Board">What it says and shows.</param>
internal sealed record SourceFilm(JobRecord Job, Storyboard Board)
{
    private const string OfTimeline = "This film was made from a timeline, which has no words to work with: change the timeline and render it with POST /api/v1/renders.";

    /// <summary>Finds a film of the caller's, or says why it can't be used.</summary>
    public static async Task<(SourceFilm? Film, ProblemResult? Refused)> FindAsync(string id, HttpContext http, IJobStore jobs)
    {
        var (owner, ct) = (http.User.UserId(), http.RequestAborted);
        if (!JobId.TryParse(id, null, out var job) || await jobs.GetAsync(owner, job, ct) is not { } found)
            return (null, ProblemResult.NotFound());
        if (found.Kind == JobKind.Render)
            return (null, new ProblemResult(ErrorCodes.Conflict, OfTimeline));
        return await jobs.StoryboardAsync(owner, job, ct) is { } json && StoryboardJson.TryRead(json) is { } board
            ? (new SourceFilm(found, board), null)
            : (null, DerivedFilm.NotPlanned(found));
    }
}
