namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>A run without its element type, so that a struct can hold a sequence of itself. The default value is an empty run.</summary>
public readonly struct Sequence
{
    private readonly Array? _block;
    private readonly int _offset;
    private readonly int _length;

    internal Sequence(Array? block, int offset, int length)
    {
        _block = block;
        _offset = offset;
        _length = length;
    }

    public long Length => _length;

    public Sequence<T> Cast<T>() => new((T[]?)_block, _offset, _length);
}
