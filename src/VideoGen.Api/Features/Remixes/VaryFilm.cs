using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using VideoGen.Api.Features.Jobs;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Composition.Derivation;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Data.Chat;
using VideoGen.Data.Jobs;

namespace VideoGen.Api.Features.Remixes;

/// <summary>POST /jobs/{id}/variations</summary>
internal static class VaryFilm
{
    private const int DefaultCount = 4;

    public static void Map(RouteGroupBuilder api) => api.MapPost("/jobs/{id}/variations", Handle)
        .WithName("varyFilm").WithTags(Tags.Films)
        .WithSummary("Make the same film with other designs")
        .WithDescription("The same words with other colours, melodies and seeds, each of which differs from the film and from the others at first sight. Asked again, it goes on with further ones; the seeds follow from the film's. All jobs are made, or none.")
        .WithMetadata(new RequestExample("""{"count":4}"""))
        .MakesJobs();

    internal static async Task<Results<Accepted<VariationsView>, ProblemResult>> Handle(
        string id, VariationsBody body, HttpContext http, IJobStore jobs, IChatStore chats, JobSubmitter submitter, JobViews views)
    {
        List<FieldError> problems = [.. JobSubmitter.HeaderFaults(http.Request)];
        if (body.Count is < 1 or > FilmVariations.Most)
            problems.Add(new("count", string.Create(CultureInfo.InvariantCulture, $"must be 1 to {FilmVariations.Most}.")));
        var (source, refused) = await SourceFilm.FindAsync(id, http, jobs);
        if (source is null)
            return refused!; // one of the two is there
        if (problems.Count > 0)
            return ProblemResult.Invalid(problems);
        var count = body.Count ?? DefaultCount;
        var film = source.Job;
        var first = 1 + await chats.ChildrenAsync(film, JobOrigin.Variation, http.RequestAborted);
        SubmitJob[] asked = [.. FilmVariations.Of(source.Board, first, count, keepsPalette: film.Origin != JobOrigin.Variation)
            .Select((board, i) => DerivedFilm.Of(film, board, film.Title, JobOrigin.Variation, string.Create(CultureInfo.InvariantCulture, $"Variation {first + i}")))];
        var (made, full) = await submitter.SubmitAllAsync(asked, JobSubmitter.Hash($"variations {film.Id} {count}"), http);
        return full is null ? TypedResults.Accepted((string?)null, new VariationsView { Items = [.. made.Select(job => views.Show(job, http.Request))] }) : full;
    }
}

/// <summary>Body of POST /jobs/{id}/variations.</summary>
public sealed record VariationsBody
{
    [Description("How many. Default 4.")]
    [Bounds(1, FilmVariations.Most)]
    public int? Count { get; init; }
}

/// <summary>The jobs of variations.</summary>
public sealed record VariationsView
{
    [Description("In their order.")]
    public required IReadOnlyList<JobView> Items { get; init; }
}
