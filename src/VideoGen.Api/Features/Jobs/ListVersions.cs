using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using VideoGen.Api.Auth;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Data.Chat;
using VideoGen.Data.Jobs;

namespace VideoGen.Api.Features.Jobs;

/// <summary>GET /jobs/{id}/versions</summary>
internal static class ListVersions
{
    private const int Most = 500;

    public static void Map(RouteGroupBuilder api) => api.MapGet("/jobs/{id}/versions", Handle)
        .WithName("listVersions").WithTags(Tags.Films)
        .WithSummary("The version tree of a film")
        .WithDescription($"All films that go back to the same first one, oldest first, at most {Most}: versions that chat made, remixes, variations and extensions. source_job_id makes them a tree.")
        .RequireAuthorization(Scopes.JobsRead)
        .Fails(ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.NotFound, ErrorCodes.RateLimited, ErrorCodes.Unavailable);

    internal static async Task<Results<Ok<VersionTree>, ProblemResult>> Handle(string id, HttpContext http, IJobStore jobs, IChatStore chats, JobViews views)
    {
        var (owner, ct) = (http.User.UserId(), http.RequestAborted);
        if (!JobId.TryParse(id, null, out var job) || await jobs.GetAsync(owner, job, ct) is not { } asked)
            return ProblemResult.NotFound();
        var family = await chats.FamilyAsync(owner, asked.Root, Most, ct);
        var heads = await chats.HeadsAsync(owner, [.. family.Select(j => j.Film).Distinct()], ct);
        var current = family.GroupBy(j => j.Film).Select(film => (film.FirstOrDefault(j => heads.Contains(j.Id)) ?? film.MaxBy(j => j.Version)!).Id).ToHashSet(); // no group is empty
        return TypedResults.Ok(new VersionTree { RootJobId = asked.Root.ToString(), Items = [.. family.Select(j => Show(j, current.Contains(j.Id), views, http.Request))] });
    }

    private static VersionView Show(JobRecord job, bool current, JobViews views, HttpRequest request) => new()
    {
        JobId = job.Id.ToString(),
        SourceJobId = job.Source?.ToString(),
        FilmId = job.Film.ToString(),
        Version = job.Version,
        Current = current,
        MadeBy = JobViews.Word(job.Origin),
        Note = job.Note,
        Title = job.Title,
        State = JobViews.Word(job.State),
        PreviewUrl = job.PreviewKey is { } key ? views.Address(key, request) : null,
        CreatedAt = job.CreatedAt,
    };
}

/// <summary>Films that go back to the same one.</summary>
public sealed record VersionTree
{
    [Description("UUID of the job that they go back to, which may be gone.")]
    public required string RootJobId { get; init; }

    [Description("Oldest first.")]
    public required IReadOnlyList<VersionView> Items { get; init; }
}

/// <summary>A film in its tree.</summary>
public sealed record VersionView
{
    [Description("UUID of the job.")]
    public required string JobId { get; init; }

    [Description("UUID of the job that it was made from, which may be gone; null for the first.")]
    public string? SourceJobId { get; init; }

    [Description("UUID of its film: the job of version 1. Undo and redo go from version to version of one film.")]
    public required string FilmId { get; init; }

    [Description("Its number within its film, from 1.")]
    public required int Version { get; init; }

    [Description("Whether it is the current version of its film.")]
    public required bool Current { get; init; }

    [Description("What made it.")]
    [OpenApi.Words("prompt", "storyboard", "timeline", "chat", "remix", "variation", "extension")]
    public required string MadeBy { get; init; }

    [Description("What was said to make it from its source; null when nothing was.")]
    public string? Note { get; init; }

    [Description("Name of the film.")]
    public required string Title { get; init; }

    [Description("The job's state.")]
    [OpenApi.Words("queued", "running", "completed", "failed", "cancelled")]
    public required string State { get; init; }

    [Description("Newest preview frame (JPEG), signed for 7 days; null while there is none.")]
    public string? PreviewUrl { get; init; }

    [Description("When it was asked for (UTC).")]
    public required DateTimeOffset CreatedAt { get; init; }
}
