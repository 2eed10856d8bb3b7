using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using VideoGen.Contracts.Render.V1;

namespace VideoGen.Workers.Tests.Dispatcher;

/// <summary>Scripts for <see cref="ScriptedWorker"/>.</summary>
internal static class Scripts
{
    public static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);

    /// <summary>Frames of a scripted segment.</summary>
    public const int SegmentFrames = 50;

    /// <summary>Shows some progress and does the step.</summary>
    public static async Task Succeed(RenderRequest request, IServerStreamWriter<RenderEvent> events, ServerCallContext call)
    {
        await events.WriteAsync(Progress(0.5), call.CancellationToken);
        await events.WriteAsync(End(request), call.CancellationToken);
    }

    /// <summary>The last event of a step that went well, with segments and sound of which none exists.</summary>
    public static RenderEvent End(RenderRequest request) => request.WorkCase switch
    {
        RenderRequest.WorkOneofCase.Plan => new RenderEvent { Planned = Plan(request) },
        RenderRequest.WorkOneofCase.Segment => Stored(request, request.Segment.ContentKey),
        RenderRequest.WorkOneofCase.Sound => Stored(request, request.Sound.ContentKey),
        _ => Film(request),
    };

    /// <summary>A plan of as many segments as the film's length gives.</summary>
    public static PlanResult Plan(RenderRequest request)
    {
        var plan = new PlanResult
        {
            PlanKey = $"users/{request.OwnerId}/steps/{new string('a', 64)}.plan",
            SoundKey = new string('c', 64),
            Timescale = 15360,
            RateNumerator = request.Output.FpsNumerator,
            RateDenominator = request.Output.FpsDenominator,
        };
        for (var i = 0; i * SegmentFrames < request.Output.Frames; i++)
        {
            var key = i.ToString("x64", System.Globalization.CultureInfo.InvariantCulture);
            plan.Segments.Add(new PlannedSegment
            {
                Index = i, StartFrame = i * SegmentFrames, Frames = Math.Min(SegmentFrames, request.Output.Frames - (i * SegmentFrames)),
                DurationTicks = SegmentFrames * 512, ContentKey = key, ObjectKey = $"users/{request.OwnerId}/steps/{key}.mp4",
            });
        }

        return plan;
    }

    /// <summary>Lives and never ends.</summary>
    public static async Task RunForEver(RenderRequest request, IServerStreamWriter<RenderEvent> events, ServerCallContext call)
    {
        while (true)
        {
            await events.WriteAsync(new RenderEvent { Heartbeat = new Heartbeat() }, call.CancellationToken);
            await Task.Delay(Beat, TimeProvider.System, call.CancellationToken);
        }
    }

    /// <summary>Begins, and then says nothing more.</summary>
    public static async Task FallSilent(RenderRequest request, IServerStreamWriter<RenderEvent> events, ServerCallContext call)
    {
        await events.WriteAsync(Progress(0.1), call.CancellationToken);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, call.CancellationToken);
    }

    /// <summary>Begins, and ends the stream without a result.</summary>
    public static Task CutStream(RenderRequest request, IServerStreamWriter<RenderEvent> events, ServerCallContext call) =>
        events.WriteAsync(Progress(0.1), call.CancellationToken);

    public static RenderScript Fail(string code, bool retryable) => (_, events, call) => events.WriteAsync(
        new RenderEvent { Failure = new RenderFailure { Code = code, Message = "It did not work.", Retryable = retryable, Detail = "tool says no" } },
        call.CancellationToken);

    /// <summary>A full worker's answer.</summary>
    public static Task Refuse(RenderRequest request, IServerStreamWriter<RenderEvent> events, ServerCallContext call) =>
        throw new RpcException(new Status(StatusCode.ResourceExhausted, "No free slot."));

    /// <summary>Lives until the test opens the gate, and then delivers.</summary>
    public static RenderScript SucceedAfter(Task gate) => async (request, events, call) =>
    {
        while (!gate.IsCompleted)
        {
            await events.WriteAsync(new RenderEvent { Heartbeat = new Heartbeat() }, call.CancellationToken);
            await Task.Delay(Beat, TimeProvider.System, call.CancellationToken);
        }
        await Succeed(request, events, call);
    };

    /// <summary>One script for each call of a job; the last one goes for all after it.</summary>
    public static RenderScript InTurn(params RenderScript[] scripts)
    {
        var calls = new ConcurrentDictionary<string, int>();
        return (request, events, call) =>
            scripts[Math.Min(calls.AddOrUpdate(request.JobId, 1, (_, before) => before + 1), scripts.Length) - 1](request, events, call);
    }

    /// <summary>One script for one kind of step, and success for the others.</summary>
    public static RenderScript At(RenderRequest.WorkOneofCase step, RenderScript script) => (request, events, call) =>
        (request.WorkCase == step ? script : Succeed)(request, events, call);

    public static RenderEvent Progress(double share) => new()
    {
        Progress = new Progress { Stage = Stage.Rendering, Fraction = share, Message = $"{share:P0}", Remaining = Duration.FromTimeSpan(TimeSpan.FromSeconds(2)) },
    };

    private static RenderEvent Stored(RenderRequest request, string key) => new()
    {
        Stored = new StepResult { CpuTime = Duration.FromTimeSpan(TimeSpan.FromSeconds(1.5)), ContentKey = key, ObjectKey = $"users/{request.OwnerId}/steps/{key}.mp4", Bytes = 10 },
    };

    private static RenderEvent Film(RenderRequest request) => new()
    {
        Result = new RenderResult
        {
            ReportJson = """{"checked": true}""",
            Outputs =
            {
                new Output
                {
                    Kind = OutputKind.Video,
                    ObjectKey = $"users/{request.OwnerId}/jobs/{request.JobId}/{request.Attempt}/film.mp4",
                    ContentType = "video/mp4",
                    Bytes = 1,
                    Sha256 = new string('a', 64),
                    Width = request.Output.Width,
                    Height = request.Output.Height,
                    Frames = request.Output.Frames,
                },
            },
        },
    };
}
