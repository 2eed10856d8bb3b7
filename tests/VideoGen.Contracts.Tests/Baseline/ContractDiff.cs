namespace VideoGen.Contracts.Tests.Baseline;

/// <summary>What callers of the baseline would lose with the contract as it is now.</summary>
internal static class ContractDiff
{
    public static IReadOnlyList<string> Breaks(IReadOnlyCollection<string> baseline, IReadOnlyCollection<string> current) =>
        [.. baseline.Except(current).Select(lost => Describe(lost, current.Except(baseline)))];

    private static string Describe(string lost, IEnumerable<string> added)
    {
        var now = added.Where(fact => SameElement(fact, lost)).ToList();
        return now.Count == 0 ? $"removed: {lost}" : $"changed: {lost} -> {string.Join(" | ", now)}";
    }

    /// <summary>The same field by its number or by its name, the same method or enum value by either.</summary>
    private static bool SameElement(string left, string right)
    {
        var (a, b) = (left.Split(' ', ':'), right.Split(' ', ':'));
        return a.Length > 3 && b.Length > 3 && a[0] == b[0] && a[1] == b[1] && (a[0] == "rpc" || a[2] == b[2] || a[3] == b[3]);
    }
}
