using Microsoft.Extensions.Options;
using VideoGen.Api.Workers;
using VideoGen.Contracts.Render.V1;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;

namespace VideoGen.Api.Features.Renders;

/// <summary>Has a worker work a timeline out as if it were to be rendered: workers have the typefaces, and know what of the film exists.</summary>
internal sealed class WorkerCheck(WorkerCalls workers, IOptions<RendersOptions> options, TimeProvider time)
{
    /// <summary>What a worker says; null when none could be asked.</summary>
    public async Task<CheckReply?> AskAsync(UserId owner, TimelineRequest film, CancellationToken ct)
    {
        var request = new CheckRequest { OwnerId = owner.ToString(), Output = Output(film), Timeline = Timeline(film) };
        var wait = TimeSpan.FromSeconds(options.Value.WorkerWaitSeconds);
        // One deadline for all that are asked: what took one of them too long takes the next one as long.
        var until = (DateTime?)null;
        return await workers.AskAsync(
            "check a timeline", wait,
            worker => worker.CheckAsync(request, deadline: until ??= time.GetUtcNow().UtcDateTime.AddSeconds(options.Value.CheckSeconds), cancellationToken: ct), ct);
    }

    private static OutputSpec Output(TimelineRequest film) => new()
    {
        Width = film.Width,
        Height = film.Height,
        FpsNumerator = film.RateNumerator,
        FpsDenominator = film.RateDenominator,
        Frames = film.Frames,
        Quality = film.Quality == RenderQuality.Fast ? Quality.Fast : Quality.High,
    };

    private static TimelineSource Timeline(TimelineRequest film)
    {
        var timeline = new TimelineSource { DocumentJson = film.Document, ValuesJson = film.Values, SourcesJson = film.Sources };
        if (film.Crf is { } crf)
            timeline.Crf = crf;
        return timeline;
    }
}
