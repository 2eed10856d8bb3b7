using System.Text.Json;
using VideoGen.Composition.Documents.Table;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>Reads what pictures from files have.</summary>
internal static class PictureParts
{
    public static Crop Crop(Fields clip, VideoFacts? picture)
    {
        if (clip.Object("crop", "crop") is not { } crop) return Layers.Crop.None;
        var (width, height) = (Math.Max(1, picture?.Width ?? 1), Math.Max(1, picture?.Height ?? 1));
        var (left, right) = (Side(crop, "left", width), Side(crop, "right", width));
        var (top, bottom) = (Side(crop, "top", height), Side(crop, "bottom", height));
        if (left + right < 0.999 && top + bottom < 0.999) return new Crop(left, top, 1 - left - right, 1 - top - bottom);
        if (picture is not null) clip.Context.Wrong(crop.Path, TimelineCodes.OutOfRange, "Nothing of the picture would be left.", "Cut off less.");
        return Layers.Crop.None;
    }

    public static ChromaKey? ChromaKey(Fields clip) => clip.Object("chroma_key", "chroma_key") is { } key
        ? new ChromaKey(key.Colour("colour")!.Value, key.Number("similarity"), key.Number("softness"))
        : null;

    public static KenBurns? KenBurns(Fields clip)
    {
        if (!clip.Has("ken_burns")) return null;
        if (clip.Raw("ken_burns").ValueKind == JsonValueKind.String) return clip.Word("ken_burns") is { } word ? Named(word) : null;
        if (clip.Object("ken_burns", "ken_burns") is not { } move) return null;
        var (from, to) = (View(move, "from"), View(move, "to"));
        return new KenBurns(from.Zoom, to.Zoom, from.X, from.Y, to.X, to.Y, move.PlainEasing("easing"));
    }

    private static KenBurns Named(string word) => word switch
    {
        "zoom_out" => new KenBurns(1.2, 1, 0.5, 0.5, 0.5, 0.5, Easing.Linear),
        "pan_left" => new KenBurns(1.15, 1.15, 1, 0.5, 0, 0.5, Easing.Linear),
        "pan_right" => new KenBurns(1.15, 1.15, 0, 0.5, 1, 0.5, Easing.Linear),
        "pan_up" => new KenBurns(1.15, 1.15, 0.5, 1, 0.5, 0, Easing.Linear),
        "pan_down" => new KenBurns(1.15, 1.15, 0.5, 0, 0.5, 1, Easing.Linear),
        _ => new KenBurns(1, 1.2, 0.5, 0.5, 0.5, 0.5, Easing.Linear),
    };

    private static (double Zoom, double X, double Y) View(Fields move, string name) =>
        move.Object(name, "view") is { } view ? (view.Number("zoom"), view.Number("x"), view.Number("y")) : (1, 0.5, 0.5);

    private static double Side(Fields crop, string name, double extent) =>
        crop.Take(name) is { } value && Numbers.Place(crop.Context, value, (PropertyType.Place)crop.Property(name).Type, extent) is { } pixels ? pixels / extent : 0;
}
