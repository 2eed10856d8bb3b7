using Grpc.Core;
using Microsoft.Extensions.Options;
using VideoGen.Composition.Sources;
using VideoGen.Contracts.Render.V1;
using VideoGen.Core.Errors;
using VideoGen.Media.Probing;
using VideoGen.RenderWorker.Execution.Storing;

namespace VideoGen.RenderWorker.Execution;

/// <summary>Looks at stored uploads, a few at a time, apart from the render slots: whoever uploads waits for the answer.</summary>
internal sealed class SourceProbe(MediaProbe probe, StepStore store, WorkFolders folders, IOptions<WorkerOptions> options) : IDisposable
{
    private const int MaxName = 200;
    private readonly Places _places = new(options.Value.Probes, "The worker is looking at other files.");

    public async Task<ProbeReply> RunAsync(ProbeRequest request, CancellationToken ct)
    {
        if (!Guid.TryParseExact(request.OwnerId, "D", out var owner) || request.Name.Length > MaxName
            || !request.ObjectKey.StartsWith($"users/{owner:D}/", StringComparison.Ordinal))
            throw new RpcException(new Status(StatusCode.InvalidArgument, "The object is not one of this owner."));
        return await _places.AnswerAsync(() => LookAsync(request, ct), ct);
    }

    public void Dispose() => _places.Dispose();

    private async Task<ProbeReply> LookAsync(ProbeRequest request, CancellationToken ct)
    {
        if (await store.HeadAsync(request.ObjectKey, ct) is not { } stored)
            throw new RpcException(new Status(StatusCode.NotFound, "There is no such object."));
        using var folder = folders.Create(Guid.CreateVersion7(), stored.Bytes);
        var path = folder["source"];
        if (!await store.FetchAsync(request.ObjectKey, path, ct))
            throw new RpcException(new Status(StatusCode.NotFound, "There is no such object."));
        return await probe.ProbeAsync(path, ct) switch
        {
            ProbeResult.Usable usable => new ProbeReply
            {
                Facts = new ProbeFacts
                {
                    SourceJson = SourceMediaJson.Write(usable.Media with { ObjectKey = request.ObjectKey, Name = request.Name }),
                    ContentType = usable.ContentType,
                },
            },
            ProbeResult.Refused refused => new ProbeReply
            {
                Refusal = new ProbeRefusal { Code = refused.Code.Code, Message = refused.Reason, Fix = refused.Fix },
            },
            _ => throw new System.Diagnostics.UnreachableException(ErrorCodes.Internal.Title),
        };
    }
}
