using VideoGen.Composition.Design;
using VideoGen.Composition.Layouts;

namespace VideoGen.Composition.Painting.Furnishing;

/// <summary>What all furniture is painted with.</summary>
internal static class Shapes
{
    /// <summary>Moves one pixel toward a colour.</summary>
    public static void Mix(RowCanvas row, int x, Rgb colour, float share)
    {
        row.R[x] += (colour.R - row.R[x]) * share;
        row.G[x] += (colour.G - row.G[x]) * share;
        row.B[x] += (colour.B - row.B[x]) * share;
    }

    /// <summary>Columns of a row that lie within a reach of a centre.</summary>
    public static (int From, int To) Columns(RowCanvas row, double x, double reach) => (Math.Max(0, (int)(x - reach)), Math.Min(row.Width, (int)(x + reach) + 1));

    /// <summary>Paints a row of a box with round corners.</summary>
    public static void Rounded(int y, RowCanvas row, Box box, float radius, Rgb colour, float opacity)
    {
        var middle = y + 0.5f;
        var cover = Ease.Clamp(Math.Min(middle - (float)box.Top, (float)box.Bottom - middle) + 0.5f);
        if (cover <= 0 || opacity <= 0) return;
        radius = Math.Min(radius, (float)Math.Min(box.Width, box.Height) / 2);
        // How far the corner has come in at this row.
        var toCorner = Math.Max(0, Math.Max((float)box.Top + radius - middle, middle - ((float)box.Bottom - radius)));
        var inset = radius - MathF.Sqrt(Math.Max(0, (radius * radius) - (toCorner * toCorner)));
        var (left, right) = ((float)box.Left + inset, (float)box.Right - inset);
        if (right <= left) return;
        var (first, last) = ((int)MathF.Ceiling(left), (int)MathF.Floor(right));
        row.BlendFlat(colour, opacity * cover * (first - left), first - 1, first);
        row.BlendFlat(colour, opacity * cover, first, last);
        row.BlendFlat(colour, opacity * cover * (right - last), last, last + 1);
    }
}
