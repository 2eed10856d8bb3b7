namespace VideoGen.Storage.Tests.Stores;

/// <summary>A body as the network gives it: no length, no seeking, small pieces.</summary>
internal sealed class ForwardOnlyStream(byte[] bytes, Action<int>? onRead = null) : Stream
{
    private const int Piece = 7_001;
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var take = Math.Min(Math.Min(count, Piece), bytes.Length - _position);
        bytes.AsSpan(_position, take).CopyTo(buffer.AsSpan(offset));
        _position += take;
        onRead?.Invoke(_position);
        return take;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
