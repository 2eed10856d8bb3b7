using Grpc.Core;
using Microsoft.Extensions.Options;
using VideoGen.Composition.Documents;
using VideoGen.Composition.Titles;
using VideoGen.Contracts.Render.V1;
using VideoGen.Core.Errors;
using VideoGen.Media.Processes;
using VideoGen.RenderWorker.Execution.Films;
using VideoGen.RenderWorker.Execution.Storing;

namespace VideoGen.RenderWorker.Execution;

/// <summary>
/// Works timelines out as a plan step does and says what came of it, a few at a time, apart from the render slots: whoever writes one waits
/// for the answer. Nothing is stored.
/// </summary>
internal sealed class TimelineCheck(FilmShelf shelf, TimelineFilms timelines, FilmStock stock, IOptions<WorkerOptions> options) : IDisposable
{
    private readonly Places _places = new(options.Value.Checks, "The worker is checking other timelines.");

    public async Task<CheckReply> RunAsync(CheckRequest request, CancellationToken ct)
    {
        if (!Guid.TryParseExact(request.OwnerId, "D", out var owner))
            throw new RpcException(new Status(StatusCode.InvalidArgument, "owner_id is not a UUID."));
        return await _places.AnswerAsync(() => AnswerAsync(request, owner, ct), ct);
    }

    public void Dispose() => _places.Dispose();

    private async Task<CheckReply> AnswerAsync(CheckRequest request, Guid owner, CancellationToken ct)
    {
        try
        {
            return await CheckAsync(request, owner, ct);
        }
        catch (Exception e) when (Refusal(e) is { } refusal)
        {
            return new CheckReply { Refusal = refusal };
        }
    }

    private async Task<CheckReply> CheckAsync(CheckRequest request, Guid owner, CancellationToken ct)
    {
        var (plan, problem) = FilmOrder.Read(request.Output, request.Timeline is null ? new PlanWork() : new PlanWork { Timeline = request.Timeline });
        if (plan is null)
            throw new MediaException(ErrorCodes.InvalidRequest, problem, "");
        var scope = new StepScope(Guid.Empty, 0, owner); // no job's: only what its owner has is looked for

        plan = await timelines.FindAsync(scope, plan, ct);

        // Not left when the caller hangs up: the place is free when the work is done, however many hang up.
        var film = await shelf.TryAsync(scope.StepKey(PlanFile.ContentKeyOf(plan.ToBytes()), PlanFile.Extension), plan);
        ct.ThrowIfCancellationRequested();
        var looking = stock.LookAsync(scope, film, ct);
        var warnings = film.Warnings().Select(w => new CheckWarning { Path = w.Path, Code = w.Code, Message = w.Message, Fix = w.Fix }).ToArray();
        var found = await looking;
        return new CheckReply
        {
            Facts = new CheckFacts
            {
                Warnings = { warnings },
                Segments = film.Segments.Count,
                SegmentsExist = found.SegmentBytes.Count(bytes => bytes is not null),
                SoundExists = found.Sound is not null,
                FilmExists = found.Film,
            },
        };
    }

    private static CheckRefusal? Refusal(Exception error) => error switch
    {
        MediaException { InnerException: AssBudgetException } => new CheckRefusal
        {
            Code = TimelineCodes.TooLarge,
            Message = "Too many texts and shapes move at the same time.",
            Fix = "Spread them out, or use fewer.",
        },
        MediaException e when e.Code == ErrorCodes.InvalidRequest => new CheckRefusal
        {
            Code = e.Code.Code,
            Message = e.Message,
            Fix = "Change what the message names.",
        },
        _ => null,
    };
}
