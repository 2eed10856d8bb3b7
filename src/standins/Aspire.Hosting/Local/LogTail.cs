namespace Aspire.Hosting.Local;

/// <summary>The last lines of a process, without terminal control.</summary>
internal sealed class LogTail
{
    private const int Capacity = 400;

    private readonly Queue<string> _lines = new();

    public void Add(string line)
    {
        lock (_lines)
        {
            if (_lines.Count == Capacity)
                _lines.Dequeue();
            _lines.Enqueue(line);
        }
    }

    public IReadOnlyList<string> Last(int count)
    {
        lock (_lines)
            return [.. _lines.Skip(Math.Max(0, _lines.Count - count))];
    }
}
