using VideoGen.Composition.Documents;
using VideoGen.Contracts.Render.V1;
using VideoGen.Core.Costs;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;

namespace VideoGen.Api.Features.Renders;

/// <summary>Everything that a render would say of a timeline, without rendering it.</summary>
internal sealed class DryRun(WorkerCheck worker)
{
    private static readonly TimelineProblem NotChecked = new(
        "$", TimelineCodes.NotChecked, "No worker could look at the timeline, so that its texts and typefaces were not checked.",
        "Check again when a worker is there, or render: the film's report has what was found.");

    public async Task<DryRunView> RunAsync(UserId owner, RenderBody body, TimelineIntake.Read read, CancellationToken ct)
    {
        if (read.Reading.Timeline is null)
            return View(read.Reading.Problems, read.Reading.Warnings);
        var reply = await worker.AskAsync(owner, TimelineIntake.Request(body, read, JobPriority.Normal), ct);
        var document = body.Timeline!.Value; // it was read
        return reply?.AnswerCase switch
        {
            CheckReply.AnswerOneofCase.Refusal => View([Refused(reply.Refusal)], read.Reading.Warnings),
            CheckReply.AnswerOneofCase.Facts => View(
                [], DocumentOrder.Sort(document, read.Reading.Warnings.Concat(reply.Facts.Warnings.Select(Warning))), Plan(read, reply.Facts)),
            _ => View([], [NotChecked, .. read.Reading.Warnings], Plan(read, null)),
        };
    }

    private static DryRunView View(IReadOnlyList<TimelineProblem> problems, IReadOnlyList<TimelineProblem> warnings, PlanView? plan = null) => new()
    {
        Valid = problems.Count == 0,
        Errors = [.. problems.Select(TimelineProblemView.Of)],
        Warnings = [.. warnings.Select(TimelineProblemView.Of)],
        Plan = plan,
    };

    private static TimelineProblem Refused(CheckRefusal refusal) => new("$", refusal.Code, refusal.Message, refusal.Fix);

    private static TimelineProblem Warning(CheckWarning warning) => new(warning.Path, warning.Code, warning.Message, warning.Fix);

    private static PlanView Plan(TimelineIntake.Read read, CheckFacts? facts)
    {
        var timeline = read.Reading.Timeline!; // the caller has looked
        return new()
        {
            Width = timeline.Width,
            Height = timeline.Height,
            FrameRate = timeline.Rate.ToString(),
            Frames = timeline.Frames,
            Duration = Math.Round(timeline.Rate.SecondsAt(timeline.Frames), 6),
            Estimate = Usage.EstimateView.Of(CpuEstimate.Of(timeline.Width, timeline.Height, timeline.Frames, timeline.Rate.SecondsAt(timeline.Frames), RenderQuality.High)),
            Layers = timeline.Layers.Count,
            Sounds = timeline.Sounds.Count,
            Assets = read.Assets.Count,
            Segments = facts is null ? null : new() { Total = facts.Segments, Reused = facts.SegmentsExist },
            SoundExists = facts?.SoundExists,
            FilmExists = facts?.FilmExists,
        };
    }
}
