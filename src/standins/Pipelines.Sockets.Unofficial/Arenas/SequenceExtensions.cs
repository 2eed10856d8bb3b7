namespace Pipelines.Sockets.Unofficial.Arenas;

public delegate TTo Projection<TFrom, TTo>(in TFrom x);

public delegate TTo Projection<TFrom, TState, TTo>(in TFrom x, in TState state);

public static class SequenceExtensions
{
    public static TTo[] ToArray<TFrom, TTo>(this in Sequence<TFrom> source, Projection<TFrom, TTo> projection)
    {
        var target = new TTo[source.Length];
        source.CopyTo(target, projection);
        return target;
    }

    public static TTo[] ToArray<TFrom, TState, TTo>(
        this in Sequence<TFrom> source, Projection<TFrom, TState, TTo> projection, in TState state)
    {
        var from = source.FirstSpan;
        var target = new TTo[from.Length];
        for (var i = 0; i < from.Length; i++)
            target[i] = projection(in from[i], in state);
        return target;
    }

    public static void CopyTo<TFrom, TTo>(this in Sequence<TFrom> source, Span<TTo> destination, Projection<TFrom, TTo> projection)
    {
        var from = source.FirstSpan;
        for (var i = 0; i < from.Length; i++)
            destination[i] = projection(in from[i]);
    }
}
