using VideoGen.Composition.Design;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Layouts;
using VideoGen.Composition.Painting;
using VideoGen.Composition.Scenes;

namespace VideoGen.Composition.Tests.Scenes;

/// <summary>What has to hold for a scene once all of it has come: words within the title-safe area, apart from each other, and with contrast.</summary>
internal static class SettledFrame
{
    private const double Margin = 0.05;
    private const double Contrast = 4.5;

    /// <summary>What is wrong with it; empty when it can be posted.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="rate">Its rate.</param>
    public static IReadOnlyList<string> Faults(SceneDrawing scene, FrameRate rate)
    {
        List<string> faults = [];
        var (lines, frame) = (scene.Layout.Lines, scene.Frame);
        if (!lines.Any(l => l.Text.Any(c => !char.IsWhiteSpace(c)))) faults.Add("nothing is written");
        var safe = new Box(frame.Width * Margin, frame.Height * Margin, frame.Width * (1 - Margin), scene.Layout.CaptionY - (14 * frame.Unit));
        foreach (var line in lines)
        {
            if (line.Ink.Left < safe.Left || line.Ink.Right > safe.Right || line.Ink.Top < safe.Top || line.Ink.Bottom > safe.Bottom) faults.Add($"“{line.Text}” leaves the safe area: {line.Ink.Key}");
        }

        for (var i = 0; i < lines.Count; i++)
        {
            for (var j = i + 1; j < lines.Count; j++)
            {
                if (Overlap(lines[i].Ink, lines[j].Ink)) faults.Add($"“{lines[i].Text}” covers “{lines[j].Text}”");
            }
        }

        faults.AddRange(Dim(scene, rate));
        return faults;
    }

    private static bool Overlap(Box a, Box b) => a.Left < b.Right - 1 && b.Left < a.Right - 1 && a.Top < b.Bottom - 1 && b.Top < a.Bottom - 1;

    /// <summary>Lines that cannot be read on what is painted behind them.</summary>
    private static IEnumerable<string> Dim(SceneDrawing scene, FrameRate rate)
    {
        var time = (float)(rate.SecondsAt(scene.Frames) * 0.8);
        var layers = scene.Layers();
        foreach (var layer in layers) layer.Begin(time);
        var row = new RowCanvas(scene.Frame.Width);
        var worst = scene.Layout.Lines.Select(_ => double.MaxValue).ToArray();
        for (var y = 0; y < scene.Frame.Height; y++)
        {
            // Layers keep nothing from row to row.
            if (!scene.Layout.Lines.Any(l => y >= l.Ink.Top && y < l.Ink.Bottom)) continue;
            foreach (var layer in layers) layer.Paint(y, row);
            for (var i = 0; i < worst.Length; i++)
            {
                var line = scene.Layout.Lines[i];
                if (y < line.Ink.Top || y >= line.Ink.Bottom) continue;
                for (var x = Math.Max(0, (int)line.Ink.Left); x < Math.Min(scene.Frame.Width, line.Ink.Right); x += 2)
                {
                    var ground = new Rgb(row.R[x], row.G[x], row.B[x]);
                    var ink = line.Pieces.Count > 0 ? line.Pieces.MinBy(p => Math.Abs(p.CentreX - x))!.Colour : line.Colour;
                    worst[i] = Math.Min(worst[i], Rgb.Contrast(ink, ground));
                }
            }
        }

        return scene.Layout.Lines.Select((line, i) => (line, worst[i])).Where(l => l.Item2 < Contrast).Select(l => $"“{l.line.Text}” has a contrast of {l.Item2:0.0}");
    }
}
