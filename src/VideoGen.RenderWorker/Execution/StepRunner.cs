using VideoGen.Contracts.Render.V1;
using VideoGen.RenderWorker.Execution.Films;
using VideoGen.RenderWorker.Execution.Steps;

namespace VideoGen.RenderWorker.Execution;

/// <summary>Does the one step that a request asks for.</summary>
internal sealed class StepRunner(
    FilmShelf shelf, PlanStep plan, SegmentStep segment, SoundStep sound, FinishStep finish, AbandonStep abandon, JobProviders providers, WorkFolders folders, TimeProvider time)
{
    // Measured: a film and its segments take a tenth of a byte per pixel each at most, sound 2 MB per second while it is mixed.
    private const double BytesPerPixel = 0.15;
    private const double SoundBytesPerSecond = 2_500_000;

    /// <summary>What is wrong with a request; empty when nothing is.</summary>
    public static string Problem(RenderRequest request) => request switch
    {
        _ when !Guid.TryParseExact(request.JobId, "D", out _) => "job_id is not a UUID.",
        _ when !Guid.TryParseExact(request.OwnerId, "D", out _) => "owner_id is not a UUID.",
        _ when request.Attempt < 1 => "attempt starts at 1.",
        _ when request.WorkCase == RenderRequest.WorkOneofCase.None => "There is nothing to do.",
        { Plan: { } work } => FilmOrder.Read(request.Output, work).Problem,
        { Segment: { } work } when !ScopeOf(request).Owns(work.PlanKey, PlanFile.Extension) => "plan_key is no plan of this owner.",
        { Sound: { } work } when !ScopeOf(request).Owns(work.PlanKey, PlanFile.Extension) => "plan_key is no plan of this owner.",
        { Finish: { } work } when !ScopeOf(request).Owns(work.PlanKey, PlanFile.Extension) => "plan_key is no plan of this owner.",
        _ => "",
    };

    /// <summary>Does the step of a request in which nothing is wrong.</summary>
    /// <returns>The last event of its stream.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled; nothing of the step runs any more.</exception>
    public async Task<RenderEvent> RunAsync(RenderRequest request, RenderEvents events, CancellationToken ct)
    {
        var scope = ScopeOf(request);
        using var folder = folders.Create(scope.Job, await ExpectedBytesAsync(request, ct));
        var run = new StepRun(scope, folder, events, time);
        using var allowed = providers.Of(request);
        await Failpoints.HitAsync("start", ct);
        return request.WorkCase switch
        {
            RenderRequest.WorkOneofCase.Plan => new RenderEvent { Planned = await plan.RunAsync(run, FilmOrder.Read(request.Output, request.Plan).Plan!, allowed.All, ct) }, // nothing is wrong with it
            RenderRequest.WorkOneofCase.Segment => new RenderEvent { Stored = await segment.RunAsync(run, request.Segment, ct) },
            RenderRequest.WorkOneofCase.Sound => new RenderEvent { Stored = await sound.RunAsync(run, request.Sound, ct) },
            RenderRequest.WorkOneofCase.Abandon => new RenderEvent { Abandoned = await abandon.RunAsync(run, allowed, ct) },
            _ => new RenderEvent { Result = await finish.RunAsync(run, request.Finish, ct) },
        };
    }

    private static StepScope ScopeOf(RenderRequest request) => new(Guid.Parse(request.JobId), request.Attempt, Guid.Parse(request.OwnerId));

    private async Task<long> ExpectedBytesAsync(RenderRequest request, CancellationToken ct)
    {
        if (request.WorkCase is RenderRequest.WorkOneofCase.Plan or RenderRequest.WorkOneofCase.Abandon)
            return 1 << 20;
        var key = request.Segment?.PlanKey ?? request.Sound?.PlanKey ?? request.Finish.PlanKey;
        var film = await shelf.OpenAsync(key, ct);
        var bytes = request.WorkCase switch
        {
            RenderRequest.WorkOneofCase.Segment when request.Segment!.Index >= 0 && request.Segment.Index < film.Segments.Count =>
                film.Shape.Pixels(film.Segments[request.Segment.Index].Frames) * BytesPerPixel,
            RenderRequest.WorkOneofCase.Sound => film.Shape.Duration.TotalSeconds * SoundBytesPerSecond,
            _ => film.Shape.Pixels(film.Shape.Frames) * BytesPerPixel,
        };
        return (long)bytes;
    }
}
