using VideoGen.Contracts.Render.V1;
using VideoGen.Core.Errors;
using VideoGen.Media.Processes;
using VideoGen.Storage;

namespace VideoGen.RenderWorker.Execution;

/// <summary>Says in the catalogue's words what went wrong. Messages are for the owner of the job and name no file or command.</summary>
internal static class Failures
{
    private const int MostDetail = 2_000;
    private const int NoSpaceLeft = 28; // ENOSPC, which .NET hands on as HResult

    public static RenderFailure Of(Exception error, bool handedBack) => error switch
    {
        OperationCanceledException when handedBack => From(ErrorCodes.Released, ErrorCodes.Released.Title, ""),
        MediaException e => From(e.Code, e.Message, e.Detail),
        StorageException { Code: var code } e when code == ErrorCodes.DiskFull => From(code, "The object store has no space left.", e.Message),
        StorageException e => From(ErrorCodes.StorageFailed, ErrorCodes.StorageFailed.Title, e.Message, e.Retryable),
        IOException { HResult: NoSpaceLeft } e => From(ErrorCodes.DiskFull, ErrorCodes.DiskFull.Title, e.Message),
        _ => From(ErrorCodes.Internal, ErrorCodes.Internal.Title, $"{error.GetType().Name}: {error.Message}"),
    };

    private static RenderFailure From(ErrorCode code, string message, string detail, bool? retryable = null) => new()
    {
        Code = code.Code,
        Message = message,
        Retryable = retryable ?? code.Retryable,
        Detail = detail.Length > MostDetail ? detail[^MostDetail..] : detail,
    };
}
