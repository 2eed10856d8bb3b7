using System.Diagnostics;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Options;
using VideoGen.Contracts.Render.V1;
using VideoGen.Core.Errors;
using VideoGen.Data.Dispatch;
using VideoGen.Data.Providers;
using PlannedSegment = VideoGen.Data.Dispatch.PlannedSegment;

namespace VideoGen.Dispatcher.Running;

/// <summary>Makes a film: plan, then all segments that do not exist and the sound side by side on all workers, then the whole.</summary>
internal sealed class FilmRunner(
    StepLoop steps, DispatchStore store, FilmStore films, AllowedProviders providers, ProviderUseStore books, RunWrites writes, IOptions<DispatcherOptions> options, TimeProvider time)
{
    private static readonly TimeSpan AbandonFor = TimeSpan.FromSeconds(10);

    private DispatcherOptions Options => options.Value;

    /// <summary>Runs one attempt. Throws <see cref="OperationCanceledException"/> when it is stopped from our side.</summary>
    public async Task<RenderOutcome> RunAsync(RunningJob run, PlanWork work)
    {
        using var tooLong = new CancellationTokenSource(Options.AttemptTimeout, time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(run.Stopped, tooLong.Token);
        var film = new FilmInWork(run, new FilmProgress(Options.ProgressEvery, time), time);
        try
        {
            return await PlanAsync(film, work, any.Token)
                ?? await RenderAsync(film, any.Token)
                ?? await FinishAsync(film, any.Token);
        }
        catch (OperationCanceledException) when (run is { Stopped.IsCancellationRequested: true, Reason: StopReason.Cancelled } && film.HasOpenWork)
        {
            await AbandonAsync(film);
            throw;
        }
        catch (OperationCanceledException) when (tooLong.IsCancellationRequested && !run.Stopped.IsCancellationRequested)
        {
            return new RenderOutcome.Failed(RenderMapping.Failure(ErrorCodes.RenderStalled), "The attempt took too long.");
        }
    }

    private async Task<RenderOutcome?> PlanAsync(FilmInWork film, PlanWork work, CancellationToken ct)
    {
        var run = film.Run;
        var allowed = RenderMapping.Providers((await providers.OfAsync(run.Job.Owner, ct)).Entries);
        var end = await steps.RunAsync(
            run, new StepTicket(run.Share, 0, long.MaxValue),
            () => Request(film, r =>
            {
                r.Plan = work;
                r.Providers.AddRange(allowed);
            }),
            e => ToldAsync(film, e, film.Progress.Plan, ct), ct);
        if (end.Last?.Planned is not { } planned)
            return end.End;
        if (RenderMapping.Plan(run.Job, planned) is not { } plan)
            return new RenderOutcome.Failed(RenderMapping.Failure(ErrorCodes.Internal), "The plan makes no sense.");
        (film.Plan, film.SoundKey, film.SoundExists) = (plan, planned.SoundKey, planned.Sound is not null);
        film.Progress.Planned(plan.Segments, film.SoundExists);
        if (!await writes.InsistAsync(run, () => films.PlannedAsync(run.Job.Claim, plan, ct), ct))
            return new RenderOutcome.NotOurs();
        return planned.Sound is { } sound ? await SoundReadyAsync(film, sound, ct) : null;
    }

    /// <summary>Providers that work for a cancelled film are told to stop; a provider that can't be told costs the cancelling nothing but a moment.</summary>
    private async Task AbandonAsync(FilmInWork film)
    {
        using var patience = new CancellationTokenSource(AbandonFor, time);
        try
        {
            var allowed = RenderMapping.Providers(await providers.AllAsync(patience.Token));
            await steps.RunAsync(
                film.Run, new StepTicket(film.Run.Share, 0, long.MaxValue),
                () => Request(film, r =>
                {
                    r.Abandon = new AbandonWork();
                    r.Providers.AddRange(allowed);
                }),
                _ => Task.CompletedTask, patience.Token);
        }
        catch (Exception e) when (e is OperationCanceledException || e.IsOutage())
        {
            // They end by themselves; nobody waits for them.
        }
    }

    /// <summary>All that does not exist; the first failure stops the rest.</summary>
    private async Task<RenderOutcome?> RenderAsync(FilmInWork film, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var missing = film.Plan.Segments.Select((s, i) => (Segment: s, Index: i)).Where(s => s.Segment.Bytes is null).ToList();
        List<Task<RenderOutcome?>> running = [.. missing.Take(1).Select(s => SegmentAsync(film, s.Index, s.Segment, stop.Token))];
        if (!film.SoundExists)
            running.Add(SoundAsync(film, stop.Token));
        running.AddRange(missing.Skip(1).Select(s => SegmentAsync(film, s.Index, s.Segment, stop.Token)));
        RenderOutcome? first = null;
        await foreach (var ended in Task.WhenEach(running))
        {
            try
            {
                if (await ended is not { } outcome)
                    continue;
                first ??= outcome;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                continue; // stopped because of another, or from outside: told below
            }

            await stop.CancelAsync();
        }

        ct.ThrowIfCancellationRequested();
        return first;
    }

    private async Task<RenderOutcome?> SegmentAsync(FilmInWork film, int index, PlannedSegment segment, CancellationToken ct)
    {
        var run = film.Run;
        var end = await steps.RunAsync(
            run, new StepTicket(run.Share, segment.StartFrame, segment.StartFrame + segment.Frames),
            () => Request(film, r => r.Segment = new SegmentWork
            {
                PlanKey = film.Plan.ObjectKey, Index = index, ContentKey = segment.ContentKey, Preview = film.WantsPreview(index),
            }),
            e => ToldAsync(film, e, p => film.Progress.Segment(index, p.Fraction), ct), ct);
        if (end.Last?.Stored is not { } stored)
            return end.End;
        if (stored.Bytes <= 0 || stored.ContentKey != segment.ContentKey)
            return new RenderOutcome.Failed(RenderMapping.Failure(ErrorCodes.OutputInvalid), $"Segment {index} is {stored.ContentKey}.");
        film.Rendered(end.Worker, segment.Frames);
        film.Progress.SegmentReady(index, stored.PreviewKey.Length > 0 ? stored.PreviewKey : null);
        var done = new SegmentDone(index, stored.Bytes, stored.Reused ? StepOrigin.Found : StepOrigin.Rendered) { CpuSeconds = RenderMapping.Seconds(stored.CpuTime) };
        return await writes.InsistAsync(run, () => films.SegmentReadyAsync(run.Job.Claim, done, film.Progress.Now(), ct), ct)
            ? null
            : new RenderOutcome.NotOurs();
    }

    private async Task<RenderOutcome?> SoundAsync(FilmInWork film, CancellationToken ct)
    {
        var run = film.Run;

        // Second: whoever watches needs the first segment first, and the sound before the next.
        var end = await steps.RunAsync(
            run, new StepTicket(run.Share, 1, long.MaxValue),
            () => Request(film, r => r.Sound = new SoundWork { PlanKey = film.Plan.ObjectKey, ContentKey = film.SoundKey }),
            e => ToldAsync(film, e, p => film.Progress.Sound(p.Fraction), ct), ct);
        return end.Last?.Stored is { } stored ? await SoundReadyAsync(film, stored, ct) : end.End;
    }

    private async Task<RenderOutcome?> SoundReadyAsync(FilmInWork film, StepResult stored, CancellationToken ct)
    {
        film.Progress.Sound(1);
        var done = new SoundDone(
            stored.ObjectKey.Length > 0 ? stored.ObjectKey : null, stored.Reused ? StepOrigin.Found : StepOrigin.Rendered) { CpuSeconds = RenderMapping.Seconds(stored.CpuTime) };
        return await writes.InsistAsync(film.Run, () => films.SoundReadyAsync(film.Run.Job.Claim, done, ct), ct) ? null : new RenderOutcome.NotOurs();
    }

    private async Task<RenderOutcome> FinishAsync(FilmInWork film, CancellationToken ct)
    {
        var run = film.Run;
        var end = await steps.RunAsync(
            run, new StepTicket(run.Share, 0, long.MaxValue) { Prefers = film.BusiestWorker },
            () => Request(film, r => r.Finish = new FinishWork { PlanKey = film.Plan.ObjectKey }),
            e => ToldAsync(film, e, film.Progress.Finish, ct), ct);
        return end.Last?.Result is { } result ? new RenderOutcome.Done(result) : end.End!; // one of the two
    }

    private async Task ToldAsync(FilmInWork film, RenderEvent e, Action<Progress> show, CancellationToken ct)
    {
        var claim = film.Run.Job.Claim;
        var ours = true;
        if (e.StepDone is { } step)
            ours = await writes.TryAsync(() => store.StepDoneAsync(claim, step.Name, step.Reused ? StepOrigin.Found : StepOrigin.Rendered, ct));
        if (e.Notice is { } notice)
        {
            film.Noticed(notice);
            if (RenderMapping.Use(notice) is { } use)
                await writes.EnterAsync(() => books.AddAsync(film.Run.Job.Owner, claim.Job, [use], ct));
            ours = await writes.TryAsync(() => store.NoticedAsync(claim, RenderMapping.Note(notice), RenderMapping.Warning(notice), ct));
        }

        if (e.Progress is { } progress)
        {
            show(progress);
            if (film.Progress.News() is { } news)
                ours = await writes.TryAsync(() => store.ProgressAsync(claim, news, ct));
        }

        if (!ours)
            film.Run.Stop(StopReason.LeaseLost);
    }

    private RenderRequest Request(FilmInWork film, Action<RenderRequest> work)
    {
        var request = RenderMapping.Request(film.Run.Job, Activity.Current?.Id);
        request.HeartbeatInterval = Duration.FromTimeSpan(Options.HeartbeatEvery);
        work(request);
        return request;
    }
}
