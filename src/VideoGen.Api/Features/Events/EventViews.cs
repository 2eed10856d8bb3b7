using VideoGen.Api.Features.Jobs;
using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;

namespace VideoGen.Api.Features.Events;

/// <summary>Shows events to the job's owner.</summary>
internal sealed class EventViews(IJobStore jobs, JobViews views)
{
    /// <summary>The job as it is, as an event.</summary>
    public async Task<JobEventView> StateAsync(JobRecord job, HttpRequest request, CancellationToken ct)
    {
        var position = job.State == JobState.Queued ? await jobs.QueuePositionAsync(job.Owner, job.Id, ct) : null;
        var view = views.Show(job, request, position);
        return new()
        {
            Seq = job.LastSeq,
            Type = "state",
            JobId = view.Id,
            State = view.State,
            Stage = view.Stage,
            Progress = view.Progress,
            Message = view.Message,
            EtaS = view.EtaS,
            PreviewUrl = view.PreviewUrl,
            Attempt = view.Attempt,
            SegmentsTotal = view.Segments?.Total,
            SegmentsReady = view.Segments?.Ready,
            Error = view.Error,
            Job = view,
            At = job.UpdatedAt,
        };
    }

    /// <summary>One event; the one that ends the job carries the job with its files.</summary>
    public async Task<JobEventView> ShowAsync(JobEvent happened, HttpRequest request, CancellationToken ct)
    {
        var ended = happened.State.IsTerminal() ? await jobs.GetAsync(happened.Owner, happened.Job, ct) : null;
        return new()
        {
            Seq = happened.Seq,
            Type = JobViews.Word(happened.Type),
            JobId = happened.Job.ToString(),
            State = JobViews.Word(happened.State),
            Stage = happened.Stage is { } stage ? JobViews.Word(stage) : null,
            Progress = JobViews.Percent(happened.Progress),
            Message = happened.Message,
            EtaS = views.Seconds(happened.ExpectedAt),
            PreviewUrl = happened.PreviewKey is { } key ? views.Address(key, request) : null,
            Attempt = happened.Attempt,
            Step = happened.Step,
            StepReused = happened.StepReused,
            Note = happened.Note is { } note ? StepNoteView.Of(note) : null,
            SegmentsTotal = happened.SegmentsTotal,
            SegmentsReady = happened.SegmentsReady,
            Error = JobViews.Error(happened.State, happened.ErrorCode, happened.ErrorMessage),
            Job = ended is null ? null : views.Show(ended, request),
            At = happened.At,
        };
    }
}
