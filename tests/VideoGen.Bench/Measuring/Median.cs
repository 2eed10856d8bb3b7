namespace VideoGen.Bench.Measuring;

internal static class Median
{
    /// <summary>The middle of the values; the mean of the two middle ones of an even number.</summary>
    public static double Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
