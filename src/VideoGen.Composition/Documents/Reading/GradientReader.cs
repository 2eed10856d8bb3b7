using System.Text.Json;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>Reads gradients.</summary>
internal static class GradientReader
{
    public static Fill Read(Fields clip)
    {
        List<(double? At, Rgba Colour, JsonPath Path)> stops = [.. clip.Items("colours").Select(item => Stop(clip.Context, item.Element, item.Path)).OfType<(double?, Rgba, JsonPath)>()];
        var placed = Placed(clip.Context, stops);
        // All of it is read, so that what is wrong is told although this form does not use it.
        var linear = new Fill.Linear(clip.Number("angle"), placed);
        var radial = new Fill.Radial(clip.Number("centre_x"), clip.Number("centre_y"), clip.Number("radius"), placed);
        return clip.Word("form") == "radial" ? radial : linear;
    }

    private static (double? At, Rgba Colour, JsonPath Path)? Stop(ReadingContext context, JsonElement element, JsonPath path)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return Value.Of(context, element, path) is { } value && Texts.Colour(context, value) is { } colour ? (null, colour, path) : null;
        return Fields.Open(context, element, "stop", path) is { } stop && stop.Colour("colour") is { } own ? (stop.Number("at"), own, path) : null;
    }

    private static GradientStop[] Placed(ReadingContext context, List<(double? At, Rgba Colour, JsonPath Path)> stops)
    {
        var placed = new GradientStop[Math.Max(2, stops.Count)];
        for (var i = 0; i < stops.Count; i++)
        {
            var at = stops[i].At ?? (double)i / Math.Max(1, stops.Count - 1);
            if (i > 0 && at < placed[i - 1].At)
                context.Wrong(stops[i].Path, TimelineCodes.KeyframeOrder, "This colour lies before the one before it.", "Put the colours in order of \"at\", or give none of them one.");
            placed[i] = new GradientStop(at, stops[i].Colour);
        }

        return placed;
    }
}
