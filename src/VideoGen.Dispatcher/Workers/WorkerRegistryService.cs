using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.Options;
using VideoGen.Contracts.Render.V1;
using VideoGen.Data.Dispatch;
using VideoGen.Dispatcher.Scheduling;

namespace VideoGen.Dispatcher.Workers;

/// <summary>Where workers make themselves known. The rows are in the database, so any dispatcher can take any announcement.</summary>
internal sealed class WorkerRegistryService(
    WorkerStore workers, Wakes wakes, IOptions<DispatcherOptions> options, ILogger<WorkerRegistryService> log)
    : WorkerRegistry.WorkerRegistryBase
{
    private const int MaxText = 200;
    private const int MaxCapacity = 1024;

    // Two may be lost before the third would come too late.
    private const int AnnouncementsPerLife = 3;

    public override async Task<AnnounceReply> Announce(WorkerAnnouncement request, ServerCallContext context)
    {
        var worker = Read(request);
        var validFor = options.Value.WorkerValidFor;
        try
        {
            if (await workers.AnnounceAsync(worker, validFor, context.CancellationToken))
            {
                log.WorkerCame(worker.Id, worker.Address, worker.Capacity);
                wakes.Pool.Set();
            }
        }
        catch (Exception e) when (e.IsOutage())
        {
            log.HeldUp("Registering a worker", e.Message);
            throw new RpcException(new Status(StatusCode.Unavailable, "The registry's database does not answer."));
        }
        if (worker.Running < worker.Capacity)
            wakes.Scheduler.Set();
        return new AnnounceReply
        {
            ValidFor = Duration.FromTimeSpan(validFor),
            AnnounceAgainIn = Duration.FromTimeSpan(validFor / AnnouncementsPerLife),
        };
    }

    public override async Task<LeaveReply> Leave(LeaveRequest request, ServerCallContext context)
    {
        Require(request.WorkerId.Length is > 0 and <= MaxText, "worker_id");
        try
        {
            await workers.ForgetAsync(request.WorkerId, context.CancellationToken);
        }
        catch (Exception e) when (e.IsOutage())
        {
            log.HeldUp("Taking a worker out", e.Message);
            throw new RpcException(new Status(StatusCode.Unavailable, "The registry's database does not answer."));
        }
        wakes.Pool.Set();
        log.WorkerGone(request.WorkerId, "it left");
        return new LeaveReply();
    }

    private static WorkerRecord Read(WorkerAnnouncement request)
    {
        Require(request.Status is not null, "status");
        var status = request.Status!; // required above
        Require(status.WorkerId.Length is > 0 and <= MaxText && !status.WorkerId.Contains('\0', StringComparison.Ordinal), "status.worker_id");
        Require(status.Capacity is > 0 and <= MaxCapacity, "status.capacity");
        Require(status.Running >= 0, "status.running");
        Require(
            Uri.TryCreate(request.Address, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            && address.Host.Length > 0 && address.PathAndQuery == "/" && address.UserInfo.Length == 0,
            "address");
        return new WorkerRecord
        {
            Id = status.WorkerId,
            Address = address!.GetLeftPart(UriPartial.Authority),
            Capacity = status.Capacity,
            Running = status.Running,
            Draining = status.Draining,
            Sandbox = Short(status.Sandbox),
            Version = Short(status.Version),
            FFmpegVersion = Short(status.FfmpegVersion),
        };
    }

    private static void Require(bool condition, string field)
    {
        if (!condition)
            throw new RpcException(new Status(StatusCode.InvalidArgument, $"'{field}' is missing or out of range."));
    }

    private static string Short(string text) => new([.. text.Where(c => !char.IsControl(c)).Take(MaxText)]);
}
