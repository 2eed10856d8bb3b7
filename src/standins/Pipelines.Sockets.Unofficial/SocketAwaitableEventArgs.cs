using System.IO.Pipelines;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Pipelines.Sockets.Unofficial;

/// <summary>
/// Lets one socket operation be awaited. <see cref="Complete"/> is for the caller whose operation ended at once, <see cref="Abort"/> for a
/// timer that gives up; whichever comes first decides.
/// </summary>
public class SocketAwaitableEventArgs : SocketAsyncEventArgs, ICriticalNotifyCompletion
{
    private static readonly Action Done = () => { };

    private readonly PipeScheduler _scheduler;
    private Action? _continuation;
    private int _forcedError;

    public SocketAwaitableEventArgs(PipeScheduler? ioScheduler = null)
        : base(true) => _scheduler = ioScheduler ?? PipeScheduler.Inline;

    public bool IsCompleted => ReferenceEquals(Volatile.Read(ref _continuation), Done);

    public SocketAwaitableEventArgs GetAwaiter() => this;

    /// <exception cref="SocketException">The operation failed or was aborted.</exception>
    public int GetResult()
    {
        Volatile.Write(ref _continuation, null);
        var forced = (SocketError)Interlocked.Exchange(ref _forcedError, 0);
        var error = forced == SocketError.Success ? SocketError : forced;
        return error == SocketError.Success ? BytesTransferred : throw new SocketException((int)error);
    }

    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    public void UnsafeOnCompleted(Action continuation)
    {
        if (Interlocked.CompareExchange(ref _continuation, continuation, null) is not null)
            _scheduler.Schedule(static c => ((Action)c!)(), continuation);
    }

    public void Complete()
    {
        var continuation = Interlocked.Exchange(ref _continuation, Done);
        if (continuation is not null && !ReferenceEquals(continuation, Done))
            _scheduler.Schedule(static c => ((Action)c!)(), continuation);
    }

    public void Abort(SocketError error = SocketError.OperationAborted)
    {
        if (IsCompleted)
            return;
        Volatile.Write(ref _forcedError, (int)error);
        Complete();
    }

    protected override void OnCompleted(SocketAsyncEventArgs e) => Complete();
}
