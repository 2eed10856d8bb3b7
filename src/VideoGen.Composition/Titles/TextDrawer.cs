using VideoGen.Composition.Layers;
using VideoGen.Composition.Layouts;

namespace VideoGen.Composition.Titles;

/// <summary>Draws a text layer: its box, the shadows of its lines, its lines.</summary>
internal sealed class TextDrawer(TextBlock block, TextMotions motions, AssColours colours, FrameSize canvas)
{
    private const int WordSlots = 100_000;

    public void Draw(EventRuns events, int order, long frame, long local)
    {
        var layer = block.Layer;
        var pose = Pose.Of(layer, local);
        var place = block.Place(local, pose.Width, pose.Height);
        var share = motions.Part(0, local);
        if (layer.Motion == TextMotion.Pop) pose = pose.Grown(TextMotions.Pop(motions.Share(local)), place.Left + (place.Width / 2), place.Top + (place.Height / 2));
        if (layer.Motion is TextMotion.Fade or TextMotion.Pop) pose = pose.Dimmed(share);
        if (pose.Opacity <= 0 || pose.Scale <= 0) return;
        if (layer.Box is { } box) Box(events, order, 0, frame, box, place, layer.Motion is TextMotion.None or TextMotion.Fade or TextMotion.Pop ? pose : pose.Dimmed(Math.Clamp(share * 2, 0, 1)), colours);
        var line = new LineWriter(layer, local, colours, motions.Typed(local));
        for (var i = 0; i < block.Lines.Count; i++) Line(events, order, frame, line, i, pose, place);
    }

    private void Line(EventRuns events, int order, long frame, LineWriter writer, int index, Pose pose, BlockPlace place)
    {
        var line = block.Lines[index];
        if (line.Pieces.Count == 0) return;
        if (block.Layer.Motion != TextMotion.WordByWord)
        {
            var share = block.Layer.Motion == TextMotion.Rise ? motions.Part(index, writer.Frame) : 1;
            Put(index, pose.Dimmed(share), 1 - share, _ => true);
            writer.Skip(line);
            return;
        }

        var words = line.Pieces.Select(p => p.Word).Distinct().ToArray();
        var settled = words.Where(w => motions.Part(w, writer.Frame) >= 1).ToHashSet();
        if (settled.Count > 0) Put(index, pose, 0, p => settled.Contains(p.Word));
        foreach (var word in words.Except(settled))
        {
            var share = motions.Part(word, writer.Frame);
            if (share > 0) Put(WordSlots + word, pose.Dimmed(share), 1 - share, p => p.Word == word);
        }

        void Put(int slot, Pose at, double below, Func<TextPiece, bool> shown)
        {
            var baseline = place.Baselines[index] + (below * 0.45 * line.Size(block.Layer, writer.Frame));
            if (at.Opacity <= 0 || !Shows(line, at, baseline, writer.Frame)) return;
            if (writer.Shadow(line, at, baseline, shown) is { } shadow) events.Put(order, 1 + slot, frame, shadow);
            if (writer.Body(line, at, baseline, shown) is { } body) events.Put(order, 1 + (2 * WordSlots) + slot, frame, body);
        }
    }

    // What lies beyond the canvas would be drawn at full cost, and then not shown.
    private bool Shows(SetLine line, Pose pose, double baseline, long frame)
    {
        var size = line.Size(block.Layer, frame);
        var styles = line.Pieces.Select(p => block.Layer.Runs[p.Run].Style).ToArray();
        var around = styles.Max(s => s.StrokeWidth.At(frame) + (s.Shadow is { } shadow ? Math.Abs(shadow.X) + Math.Abs(shadow.Y) + (2 * shadow.Blur) : 0));
        var (x, y) = pose.Map(pose.Width / 2, baseline - (size / 2));
        var reach = ((Math.Max(line.Width(block.Layer, frame), pose.Width) * 0.6) + (2 * size) + around) * pose.Scale;
        var turned = pose.Degrees % 180 == 0 ? ((2 * size) + around) * pose.Scale : reach;
        return x + reach > 0 && x - reach < canvas.Width && y + turned > 0 && y - turned < canvas.Height;
    }

    /// <summary>Draws a box behind lines.</summary>
    public static void Box(EventRuns events, int order, int slot, long frame, TextBox box, BlockPlace place, Pose pose, AssColours colours)
    {
        var outline = new Outline();
        outline.Rectangle(place.Left - box.Padding, place.Top - box.Padding, place.Left + place.Width + box.Padding, place.Top + place.Height + box.Padding, box.Radius);
        if (!outline.IsEmpty && pose.Opacity > 0) events.Put(order, slot, frame, AssDrawing.Body(outline.On(pose), colours.Tag(1, box.Colour, pose.Opacity)));
    }
}
