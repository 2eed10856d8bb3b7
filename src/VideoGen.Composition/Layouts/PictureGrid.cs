namespace VideoGen.Composition.Layouts;

/// <summary>Places of pictures beside each other: one fills the frame, more share it.</summary>
internal static class PictureGrid
{
    private const double Gap = 10;

    /// <summary>The places, in order; whole even pixels.</summary>
    /// <param name="frame">The canvas.</param>
    /// <param name="count">How many, 1 to 6.</param>
    public static IReadOnlyList<Box> Places(FrameSize frame, int count)
    {
        if (count == 1) return [new Box(0, 0, frame.Width, frame.Height)];
        var gap = Math.Max(2, Even(Gap * frame.Unit));
        var inner = new Box(gap, gap, frame.Width - gap, frame.Height - gap);
        // Three have a large one; the others stand in rows that are as full as the frame is wide.
        if (count == 3)
        {
            var (large, rest) = Halves(inner, frame.IsPortrait ? 0.56 : 0.6, across: !frame.IsPortrait, gap);
            var (first, second) = Halves(rest, 0.5, across: frame.IsPortrait, gap);
            return [large, first, second];
        }

        int[] rows = (count, frame.IsPortrait) switch
        {
            (2, false) => [2],
            (2, true) => [1, 1],
            (4, _) => [2, 2],
            (5, false) => [2, 3],
            (5, true) => [1, 2, 2],
            (_, false) => [3, 3],
            _ => [2, 2, 2],
        };
        List<Box> places = [];
        var top = inner.Top;
        for (var r = 0; r < rows.Length; r++)
        {
            var bottom = r == rows.Length - 1 ? inner.Bottom : top + Even((inner.Bottom - top - (gap * (rows.Length - r - 1))) / (rows.Length - r));
            var left = inner.Left;
            for (var c = 0; c < rows[r]; c++)
            {
                var right = c == rows[r] - 1 ? inner.Right : left + Even((inner.Right - left - (gap * (rows[r] - c - 1))) / (rows[r] - c));
                places.Add(new Box(left, top, right, bottom));
                left = right + gap;
            }

            top = bottom + gap;
        }

        return places;
    }

    private static (Box First, Box Second) Halves(Box box, double share, bool across, double gap)
    {
        var cut = (across ? box.Left : box.Top) + Even(((across ? box.Width : box.Height) - gap) * share);
        return across
            ? (box with { Right = cut }, box with { Left = cut + gap })
            : (box with { Bottom = cut }, box with { Top = cut + gap });
    }

    private static double Even(double length) => 2 * Math.Round(length / 2);
}
