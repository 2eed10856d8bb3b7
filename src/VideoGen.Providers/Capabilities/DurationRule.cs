using System.Globalization;

namespace VideoGen.Providers.Capabilities;

/// <summary>Which lengths a model makes: a list, or a range.</summary>
public sealed record DurationRule
{
    /// <summary>The only lengths there are, in seconds; empty for any in the range.</summary>
    public IReadOnlyList<double> Only { get; init; } = [];

    /// <summary>Shortest length in seconds; used without <see cref="Only"/>.</summary>
    public double Min { get; init; } = 1;

    /// <summary>Longest length in seconds; used without <see cref="Only"/>.</summary>
    public double Max { get; init; } = 60;

    /// <summary>What is wrong with a length, as the rest of a sentence; null when nothing is.</summary>
    public string? Fault(double seconds)
    {
        if (!double.IsFinite(seconds)) return "must be a number of seconds.";
        if (Only.Count > 0)
            return Only.Any(one => Math.Abs(one - seconds) < 0.001)
                ? null
                : string.Create(CultureInfo.InvariantCulture, $"must be one of {List()} seconds; this is {seconds:0.###}.");
        return seconds >= Min && seconds <= Max
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"must be {Min:0.###} to {Max:0.###} seconds; this is {seconds:0.###}.");
    }

    /// <summary>The shortest allowed length that covers so many seconds, or the longest there is.</summary>
    public double Covering(double seconds) => Only.Count > 0
        ? Only.Where(one => one >= seconds - 0.001).DefaultIfEmpty(Only.Max()).Min()
        : Math.Clamp(seconds, Min, Max);

    private string List() => string.Join(", ", Only.Select(one => one.ToString("0.###", CultureInfo.InvariantCulture)));
}
