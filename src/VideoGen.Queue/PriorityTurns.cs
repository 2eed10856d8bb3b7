using VideoGen.Core.Jobs;

namespace VideoGen.Queue;

/// <summary>
/// Whose turn it is: of ten turns, six go to high, three to normal and one to low, spread evenly; turns of a class that has nothing
/// to run go to the others. So low is never starved by a flood of high. Safe to use from several threads.
/// </summary>
public sealed class PriorityTurns
{
    private static readonly (JobPriority Priority, int Weight)[] Weights = [(JobPriority.High, 6), (JobPriority.Normal, 3), (JobPriority.Low, 1)];
    private readonly Dictionary<JobPriority, int> _credit = Weights.ToDictionary(w => w.Priority, _ => 0);
    private readonly Lock _gate = new();

    /// <summary>Takes a turn.</summary>
    /// <param name="ready">Classes that have something to run; not empty.</param>
    public JobPriority Next(IReadOnlySet<JobPriority> ready)
    {
        ArgumentNullException.ThrowIfNull(ready);
        ArgumentOutOfRangeException.ThrowIfZero(ready.Count);
        lock (_gate)
        {
            // Smooth weighted round robin: each class earns its weight, the richest pays for all.
            var running = Weights.Where(w => ready.Contains(w.Priority)).ToArray();
            foreach (var (priority, weight) in running)
                _credit[priority] += weight;
            var chosen = running.MaxBy(w => _credit[w.Priority]).Priority;
            _credit[chosen] -= running.Sum(w => w.Weight);
            return chosen;
        }
    }
}
