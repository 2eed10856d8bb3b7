using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;

namespace Pipelines.Sockets.Unofficial;

/// <summary>
/// Two pipes and the two loops that carry bytes between them and a stream. A loop ends at the end of its source, at an error, or when the
/// other end of its pipe completes; the first cause wins and is kept as <see cref="ShutdownKind"/>.
/// </summary>
internal sealed class StreamPump : IDisposable
{
    private readonly Stream _stream;
    private readonly Pipe _incoming;
    private readonly Pipe _outgoing;
    private int _shutdownKind;
    private int _lastReceived;
    private long _bytesRead;
    private long _bytesSent;

    public StreamPump(Stream stream, PipeOptions? sendOptions, PipeOptions? receiveOptions)
    {
        _stream = stream;
        _incoming = new Pipe(receiveOptions ?? PipeOptions.Default);
        _outgoing = new Pipe(sendOptions ?? PipeOptions.Default);

        // Both loops catch all that can go wrong and hand it to their pipe, so nobody has to await them.
        (receiveOptions ?? PipeOptions.Default).ReaderScheduler.Schedule(static s => _ = ((StreamPump)s!).ReceiveAsync(), this);
        (sendOptions ?? PipeOptions.Default).WriterScheduler.Schedule(static s => _ = ((StreamPump)s!).SendAsync(), this);
    }

    public PipeReader Input => _incoming.Reader;

    public PipeWriter Output => _outgoing.Writer;

    public long BytesRead => Interlocked.Read(ref _bytesRead);

    public long BytesSent => Interlocked.Read(ref _bytesSent);

    /// <summary>What the last read gave: bytes, 0 at the end of the stream, -1 before the first.</summary>
    public int LastReceived => Volatile.Read(ref _lastReceived);

    public PipeShutdownKind ShutdownKind => (PipeShutdownKind)Volatile.Read(ref _shutdownKind);

    public SocketError SocketError { get; private set; }

    public bool TrySetShutdown(PipeShutdownKind kind, SocketError error = SocketError.Success)
    {
        if (Interlocked.CompareExchange(ref _shutdownKind, (int)kind, 0) != 0)
            return false;
        SocketError = error;
        return true;
    }

    /// <summary>Closing the stream wakes a loop that waits in a read or a write; each loop then completes its own pipe end.</summary>
    public void Dispose()
    {
        TrySetShutdown(PipeShutdownKind.PipeDisposed);
        _stream.Dispose();
        _outgoing.Reader.CancelPendingRead();
        _incoming.Writer.CancelPendingFlush();
    }

    private async Task ReceiveAsync()
    {
        Exception? error = null;
        try
        {
            _lastReceived = -1;
            while (true)
            {
                var memory = _incoming.Writer.GetMemory(1);
                var count = await _stream.ReadAsync(memory).ConfigureAwait(false);
                Volatile.Write(ref _lastReceived, count);
                if (count == 0)
                {
                    TrySetShutdown(PipeShutdownKind.ReadEndOfStream);
                    break;
                }

                Interlocked.Add(ref _bytesRead, count);
                _incoming.Writer.Advance(count);
                var flush = await _incoming.Writer.FlushAsync().ConfigureAwait(false);
                if (flush.IsCompleted || flush.IsCanceled)
                {
                    TrySetShutdown(flush.IsCompleted ? PipeShutdownKind.ReadFlushCompleted : PipeShutdownKind.ReadFlushCanceled);
                    break;
                }
            }
        }
        catch (Exception ex)
        {
            error = Classify(ex, PipeShutdownKind.ReadEndOfStream);
        }

        await _incoming.Writer.CompleteAsync(error).ConfigureAwait(false);
    }

    private async Task SendAsync()
    {
        Exception? error = null;
        try
        {
            while (true)
            {
                var read = await _outgoing.Reader.ReadAsync().ConfigureAwait(false);
                foreach (var segment in read.Buffer)
                {
                    await _stream.WriteAsync(segment).ConfigureAwait(false);
                    Interlocked.Add(ref _bytesSent, segment.Length);
                }

                if (!read.Buffer.IsEmpty)
                    await _stream.FlushAsync().ConfigureAwait(false);
                _outgoing.Reader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted || read.IsCanceled)
                {
                    TrySetShutdown(PipeShutdownKind.WriteEndOfStream);
                    break;
                }
            }
        }
        catch (Exception ex)
        {
            error = Classify(ex, PipeShutdownKind.WriteEndOfStream);
        }

        await _outgoing.Reader.CompleteAsync(error).ConfigureAwait(false);
    }

    /// <summary>Keeps the cause, and gives the exception that the pipe's user sees: none when the end was ours.</summary>
    /// <param name="side">The first kind of the side that failed; the kinds of both sides follow in the same order.</param>
    private Exception? Classify(Exception ex, PipeShutdownKind side)
    {
        var socket = ex as SocketException ?? ex.InnerException as SocketException;
        var offset = socket is not null ? 4 : ex is ObjectDisposedException ? 1 : ex is IOException ? 2 : 3;
        TrySetShutdown(side + offset, socket?.SocketErrorCode ?? SocketError.Success);
        if (ShutdownKind == PipeShutdownKind.PipeDisposed)
            return null;
        return socket?.SocketErrorCode == SocketError.ConnectionReset ? new ConnectionResetException(ex.Message, ex) : ex;
    }
}
