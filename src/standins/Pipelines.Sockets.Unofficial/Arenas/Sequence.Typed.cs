namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>A run of an arena's block. Always one segment here; upstream's may have several.</summary>
public readonly struct Sequence<T>
{
    private readonly T[]? _block;
    private readonly int _offset;
    private readonly int _length;

    internal Sequence(T[]? block, int offset, int length)
    {
        _block = block;
        _offset = offset;
        _length = length;
    }

    public long Length => _length;

    public bool IsEmpty => _length == 0;

    public bool IsSingleSegment => true;

    public Span<T> FirstSpan => new(_block, _offset, _length);

    public SpanEnumerable Spans => new(this);

    public ref T this[int index] => ref FirstSpan[index];

    public Sequence Untyped() => new(_block, _offset, _length);

    public Enumerator GetEnumerator() => new(this);

    /// <summary>Gives references, not copies: the driver fills a run through them.</summary>
    public struct Enumerator(Sequence<T> run)
    {
        private int _index = -1;

        public readonly ref T Current => ref run[_index];

        public bool MoveNext() => ++_index < run._length;

        /// <exception cref="IndexOutOfRangeException">The run has ended.</exception>
        public ref T GetNext() => ref run[++_index];
    }

    public readonly struct SpanEnumerable(Sequence<T> run)
    {
        public SpanEnumerator GetEnumerator() => new(run);
    }

    public struct SpanEnumerator(Sequence<T> run)
    {
        private bool _given = run.IsEmpty;

        public readonly Span<T> Current => run.FirstSpan;

        public bool MoveNext() => !_given && (_given = true);
    }
}
