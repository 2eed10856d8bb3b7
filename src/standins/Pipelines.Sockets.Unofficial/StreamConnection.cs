using System.IO.Pipelines;

namespace Pipelines.Sockets.Unofficial;

/// <summary>The same pump over any stream; the driver uses it for TLS.</summary>
public static class StreamConnection
{
    public static IDuplexPipe GetDuplex(
        Stream stream, PipeOptions? sendPipeOptions = null, PipeOptions? receivePipeOptions = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new Duplex(new StreamPump(stream, sendPipeOptions, receivePipeOptions));
    }

    public static PipeReader GetReader(Stream stream, PipeOptions? pipeOptions = null, string? name = null) =>
        PipeReader.Create(stream, new StreamPipeReaderOptions(pool: pipeOptions?.Pool));

    private sealed class Duplex(StreamPump pump) : IMeasuredDuplexPipe, IDisposable
    {
        public PipeReader Input => pump.Input;

        public PipeWriter Output => pump.Output;

        public long TotalBytesSent => pump.BytesSent;

        public long TotalBytesReceived => pump.BytesRead;

        public void Dispose() => pump.Dispose();
    }
}
