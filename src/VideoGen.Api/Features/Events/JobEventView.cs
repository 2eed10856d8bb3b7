using System.ComponentModel;
using VideoGen.Api.Features.Jobs;
using VideoGen.Api.OpenApi;
using VideoGen.Data.Jobs;

namespace VideoGen.Api.Features.Events;

/// <summary>Data of one event of GET /jobs/{id}/events.</summary>
public sealed record JobEventView
{
    [Description("Number of the event within the job, from 1; also the id of the SSE event.")]
    [Bounds(0, long.MaxValue)]
    public required long Seq { get; init; }

    [Description("What happened; also the name of the SSE event. state is the job as it is, sent first to a client that does not resume.")]
    [Words("state", "queued", "started", "progress", "step", "requeued", "cancel_requested", "completed", "failed", "cancelled")]
    public required string Type { get; init; }

    [Description("UUID of the job.")]
    public required string JobId { get; init; }

    [Description("The job's state after the event.")]
    [Words("queued", "running", "completed", "failed", "cancelled")]
    public required string State { get; init; }

    [Description("What a running job is doing.")]
    [Words("planning", "narrating", "composing", "rendering", "mixing", "checking", "saving")]
    public string? Stage { get; init; }

    [Description("Percent that is done, 0 to 100.")]
    [Bounds(0, 100)]
    public required double Progress { get; init; }

    [Description("One sentence for people.")]
    public string? Message { get; init; }

    [Description("Estimated seconds until the end.")]
    public int? EtaS { get; init; }

    [Description("Newest preview frame (JPEG), signed.")]
    public string? PreviewUrl { get; init; }

    [Description("How often the job was started.")]
    public required int Attempt { get; init; }

    [Description("Step of a step event, such as segment/4.")]
    public string? Step { get; init; }

    [Description("Whether that step was found and not rendered.")]
    public bool? StepReused { get; init; }

    [Description("What happened to that step, where it is not that its output exists: what providers did.")]
    public StepNoteView? Note { get; init; }

    [Description("Segments of the whole film; null until it is planned.")]
    public int? SegmentsTotal { get; init; }

    [Description("Segments that can be watched; null until the film is planned.")]
    public int? SegmentsReady { get; init; }

    [Description("Why the job failed or was cancelled.")]
    public JobErrorView? Error { get; init; }

    [Description("The whole job with its files; in the events that end it and in state.")]
    public JobView? Job { get; init; }

    [Description("When it happened (UTC).")]
    public required DateTimeOffset At { get; init; }
}

/// <summary>What happened to a part of a step.</summary>
public sealed record StepNoteView
{
    [Description("What was done.")]
    [Words("asking", "taken", "lowered", "skipped", "failed", "done", "built_in")]
    public required string Action { get; init; }

    [Description("Name of the provider; null for the built-in engine.")]
    public string? Provider { get; init; }

    [Description("Why, in one sentence.")]
    public string? Reason { get; init; }

    [Description("What it cost, as far as prices are known.")]
    public required IReadOnlyList<CostView> Costs { get; init; }

    internal static StepNoteView Of(StepNote note) =>
        new() { Action = note.Action, Provider = note.Provider, Reason = note.Reason, Costs = [.. note.Costs.Select(c => new CostView { Amount = c.Amount, Currency = c.Currency })] };
}

public sealed record CostView
{
    [Description("In whole units of the currency.")]
    public required decimal Amount { get; init; }

    [Description("ISO 4217.")]
    public required string Currency { get; init; }
}
