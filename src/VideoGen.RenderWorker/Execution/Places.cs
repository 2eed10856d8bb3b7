using Grpc.Core;

namespace VideoGen.RenderWorker.Execution;

/// <summary>Places for short questions, apart from the render slots: whoever asks waits for the answer.</summary>
/// <param name="count">How many are answered at the same time.</param>
/// <param name="full">What one is told for whom there is no place.</param>
internal sealed class Places(int count, string full) : IDisposable
{
    private readonly SemaphoreSlim _free = new(count);

    /// <summary>Answers a question in a place of its own.</summary>
    /// <param name="answer">Finds the answer.</param>
    /// <param name="ct">Ends the waiting for it.</param>
    /// <exception cref="RpcException">No place is free (ResourceExhausted), or the worker failed (Unavailable): another may be able to answer.</exception>
    public async Task<T> AnswerAsync<T>(Func<Task<T>> answer, CancellationToken ct)
    {
        if (!await _free.WaitAsync(TimeSpan.Zero, ct))
            throw new RpcException(new Status(StatusCode.ResourceExhausted, full));
        try
        {
            return await answer();
        }
        catch (Exception e) when (e is not (RpcException or OperationCanceledException))
        {
            // What was asked about is not to blame.
            throw new RpcException(new Status(StatusCode.Unavailable, Failures.Of(e, handedBack: false).Message, e));
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose() => _free.Dispose();
}
