using System.Collections;

namespace Pipelines.Sockets.Unofficial;

public static class Delegates
{
    public static bool IsSingle(this MulticastDelegate handler) => handler.HasSingleTarget;

    /// <summary>The subscribers one by one, so that a failing one does not keep the event from the rest. Null has none.</summary>
    public static DelegateEnumerable<T> AsEnumerable<T>(this T? handler)
        where T : MulticastDelegate => new(handler);

    public readonly struct DelegateEnumerable<T>(T? handler)
        where T : MulticastDelegate
    {
        public DelegateEnumerator<T> GetEnumerator() => new(handler);
    }

    // Callers compiled against upstream dispose it through the interface, when an event has more than one subscriber.
    public struct DelegateEnumerator<T>(T? handler) : IEnumerator<T>
        where T : MulticastDelegate
    {
        private readonly Delegate[] _targets = handler?.GetInvocationList() ?? [];
        private int _index = -1;

        public readonly T Current => (T)_targets[_index];

        readonly object IEnumerator.Current => Current;

        public bool MoveNext() => ++_index < _targets.Length;

        public void Reset() => _index = -1;

        public readonly void Dispose()
        {
        }
    }
}
