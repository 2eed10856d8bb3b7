using System.Globalization;

namespace VideoGen.Providers.Capabilities;

/// <summary>Which frame sizes a model takes: a list, or any size on a grid within bounds.</summary>
public sealed record SizeRule
{
    /// <summary>The only sizes there are; empty for any size on the grid.</summary>
    public IReadOnlyList<FrameSize> Only { get; init; } = [];

    /// <summary>Smallest side in pixels; used without <see cref="Only"/>.</summary>
    public int MinSide { get; init; } = 64;

    /// <summary>Largest side in pixels; used without <see cref="Only"/>.</summary>
    public int MaxSide { get; init; } = 4096;

    /// <summary>Both sides are multiples of this; used without <see cref="Only"/>.</summary>
    public int Step { get; init; } = 2;

    /// <summary>What is wrong with a size, as the rest of a sentence; null when nothing is.</summary>
    public string? Fault(FrameSize size)
    {
        if (Only.Count > 0) return Only.Contains(size) ? null : $"must be one of {string.Join(", ", Only)}; this is {size}.";
        if (Math.Min(size.Width, size.Height) < MinSide || Math.Max(size.Width, size.Height) > MaxSide)
            return string.Create(CultureInfo.InvariantCulture, $"must have sides of {MinSide} to {MaxSide} pixels; this is {size}.");
        return size.Width % Step == 0 && size.Height % Step == 0
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"must have sides that are multiples of {Step}; this is {size}.");
    }

    /// <summary>The allowed size that resembles one most: its shape first, then its number of pixels.</summary>
    public FrameSize Nearest(FrameSize size)
    {
        if (Only.Count > 0)
            return Only.OrderBy(one => Math.Round(Math.Abs(Math.Log((double)one.Width / one.Height * size.Height / size.Width)), 2))
                .ThenBy(one => Math.Abs(Math.Log((double)one.Pixels / Math.Max(1, size.Pixels))))
                .First();
        var scale = Math.Min(1d, (double)MaxSide / Math.Max(1, Math.Max(size.Width, size.Height)));
        return new FrameSize(Snap(size.Width * scale), Snap(size.Height * scale));
    }

    /// <summary>An allowed size of about the same shape with at most that share of the pixels; null when there is no smaller one.</summary>
    /// <param name="size">The size to go down from.</param>
    /// <param name="share">0 to 1.</param>
    public FrameSize? Smaller(FrameSize size, double share)
    {
        var side = Math.Sqrt(share);
        var smaller = Only.Count > 0
            ? Only.Where(one => one.Pixels < size.Pixels)
                .OrderBy(one => Math.Round(Math.Abs(Math.Log((double)one.Width / one.Height * size.Height / size.Width)), 1))
                .ThenByDescending(one => one.Pixels).Cast<FrameSize?>().FirstOrDefault()
            : Nearest(new FrameSize((int)(size.Width * side), (int)(size.Height * side)));
        return smaller is { } found && found.Pixels < size.Pixels ? found : null;
    }

    private int Snap(double side)
    {
        var lowest = (MinSide + Step - 1) / Step * Step;
        return Math.Clamp((int)Math.Round(side / Step) * Step, lowest, MaxSide / Step * Step);
    }
}
