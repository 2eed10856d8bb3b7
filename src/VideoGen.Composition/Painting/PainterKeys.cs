using System.Globalization;
using System.Text;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Painting;

/// <summary>Writes what pixels depend on, exactly and the same everywhere.</summary>
internal static class PainterKeys
{
    public static string Of(Easing easing) => string.Create(
        CultureInfo.InvariantCulture, $"({easing.X1:R} {easing.Y1:R} {easing.X2:R} {easing.Y2:R} {easing.Steps})");

    public static string Of(Curve curve)
    {
        var text = new StringBuilder("[");
        foreach (var key in curve.Keys)
        {
            text.Append(CultureInfo.InvariantCulture, $"{key.Frame:R}:{key.Value:R}");
            if (key.Easing != Easing.Linear) text.Append(Of(key.Easing));
            text.Append(';');
        }

        return text.Append(']').ToString();
    }

    public static string Of(Transition? transition) => transition is null
        ? "none"
        : string.Create(CultureInfo.InvariantCulture, $"{transition.Kind} {transition.Frames} {Of(transition.Easing)}");

    public static string Of(Rgba colour) => string.Create(CultureInfo.InvariantCulture, $"{colour.R:X2}{colour.G:X2}{colour.B:X2}{colour.A:X2}");

    public static string Of(Crop crop) => string.Create(CultureInfo.InvariantCulture, $"{crop.Left:R} {crop.Top:R} {crop.Width:R} {crop.Height:R}");
}
