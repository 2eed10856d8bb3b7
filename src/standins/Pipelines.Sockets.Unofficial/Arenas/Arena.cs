namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>
/// Memory for the items of one reply: taken in runs, given back all at once by <see cref="Reset"/>. A run never moves and never spans two
/// blocks, so earlier runs of a nested reply stay valid while later ones are taken. Not safe for two threads, as upstream.
/// </summary>
public sealed class Arena<T> : IDisposable
{
    private const int BlockLength = 1024;

    private T[] _block = [];
    private int _used;

    public Arena(ArenaOptions? options = null, Allocator<T>? allocator = null)
    {
    }

    public Sequence<T> Allocate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (length == 0)
            return default;
        if (length > BlockLength)
            return new Sequence<T>(new T[length], 0, length);

        // The old block is left to the runs that still point into it; the collector takes it after them.
        if (_block.Length - _used < length)
        {
            _block = new T[BlockLength];
            _used = 0;
        }

        var run = new Sequence<T>(_block, _used, length);
        _used += length;
        return run;
    }

    /// <summary>Clears what was used, so that a finished reply's buffers are not kept alive and the next run starts out empty.</summary>
    public void Reset()
    {
        Array.Clear(_block, 0, _used);
        _used = 0;
    }

    public void Dispose()
    {
        _block = [];
        _used = 0;
    }
}
