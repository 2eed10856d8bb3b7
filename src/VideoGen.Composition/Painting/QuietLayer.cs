using System.Numerics;
using VideoGen.Composition.Layouts;

namespace VideoGen.Composition.Painting;

/// <summary>Keeps the ground behind text dark enough (or light enough) to read it, and calms what moves there.</summary>
internal sealed class QuietLayer : ILayer
{
    // Gamma-coded luma bounds behind text; see the contrast test for the ratios that they give.
    private const float Darkest = 0.22f;
    private const float Lightest = 0.82f;
    private const float Calm = 0.16f;

    private readonly Stage _stage;
    private readonly Zone[] _zones;

    public QuietLayer(Stage stage, IReadOnlyList<Box> boxes)
    {
        _stage = stage;
        _zones = [.. boxes.Select(b => new Zone(stage, b))];
    }

    public void Begin(float time)
    {
        // Zones stand still.
    }

    public void Paint(int y, RowCanvas row)
    {
        foreach (var zone in _zones)
        {
            var share = zone.Rows[y];
            if (share < 0.004f) continue;
            row.Blend(_stage.Palette.Base, zone.Columns, share * Calm, zone.From, zone.To);
            Bound(row, zone, share);
        }
    }

    private void Bound(RowCanvas row, Zone zone, float share)
    {
        var light = _stage.Palette.IsLight;
        var (kr, kg, kb) = (new Vector<float>(0.2126f), new Vector<float>(0.7152f), new Vector<float>(0.0722f));
        var (one, zero, part, bound) = (Vector<float>.One, Vector<float>.Zero, new Vector<float>(share), new Vector<float>(light ? Lightest : Darkest));
        var last = row.Width - Vector<float>.Count;
        // Nothing can be read in a picture of a few columns.
        if (last < 0) return;
        for (var x = zone.From; x < zone.To; x += Vector<float>.Count)
        {
            // The last step goes back rather than over the edge; doing a pixel twice changes nothing that is within bounds.
            var i = Math.Min(x, last);
            var (r, g, b) = (new Vector<float>(row.R, i), new Vector<float>(row.G, i), new Vector<float>(row.B, i));
            var luma = (r * kr) + (g * kg) + (b * kb);
            var columns = new Vector<float>(zone.Columns, i) * part;
            if (light)
            {
                var lift = Vector.Max(zero, bound - luma) / Vector.Max(new Vector<float>(0.01f), one - luma) * columns;
                (r + ((one - r) * lift)).CopyTo(row.R, i);
                (g + ((one - g) * lift)).CopyTo(row.G, i);
                (b + ((one - b) * lift)).CopyTo(row.B, i);
            }
            else
            {
                var keep = one - (Vector.Max(zero, luma - bound) / Vector.Max(new Vector<float>(0.01f), luma) * columns);
                (r * keep).CopyTo(row.R, i);
                (g * keep).CopyTo(row.G, i);
                (b * keep).CopyTo(row.B, i);
            }
        }
    }

    private sealed class Zone
    {
        public Zone(Stage stage, Box box)
        {
            // Wide, so that nobody sees where it begins.
            var feather = 220 * stage.Unit;
            Columns = Edge(stage.Width, (float)box.Left, (float)box.Right, feather);
            Rows = Edge(stage.Height, (float)box.Top, (float)box.Bottom, feather);
            From = Math.Max(0, Array.FindIndex(Columns, c => c > 0.004f));
            To = Array.FindLastIndex(Columns, c => c > 0.004f) + 1;
        }

        public float[] Columns { get; }

        public float[] Rows { get; }

        public int From { get; }

        public int To { get; }

        private static float[] Edge(int length, float from, float to, float feather)
        {
            var values = new float[length];
            for (var i = 0; i < length; i++)
            {
                var inside = Math.Min(i - from, to - i);
                values[i] = Ease.InOut(Ease.Clamp((inside / feather) + 1));
            }

            return values;
        }
    }
}
