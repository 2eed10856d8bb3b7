using System.Text.Json;
using VideoGen.Composition.Design;
using VideoGen.Composition.Documents.Table;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>Reads scenes. A scene is drawn on a canvas of its own, picture and text together, and then placed like a video.</summary>
internal static class SceneReader
{
    private const int LeastSide = 64;

    public static GroupLayer Read(Scope scope, ClipSlot slot)
    {
        var place = Placement.Read(scope, slot, null);
        var card = Card(scope, slot.Fields);
        var (width, height) = (Side(place.Width), Side(place.Height));
        var background = card.Design.Palette.Base;
        return new GroupLayer
        {
            Path = slot.Path.ToString(), Start = slot.Start, Frames = slot.Frames, X = place.X, Y = place.Y, Width = place.Width, Height = place.Height, AnchorX = place.AnchorX, AnchorY = place.AnchorY,
            Fit = Fit.Cover,
            Inner = new ResolvedTimeline
            {
                Width = width, Height = height, Rate = scope.Rate, Frames = slot.Frames, Encoder = scope.Film.Encoder, Title = "", Language = scope.Language,
                Background = new Rgba(Byte(background.R), Byte(background.G), Byte(background.B)),
                Layers =
                [
                    new SceneLayer { Card = card, Path = slot.Path.ToString(), Start = 0, Frames = slot.Frames, X = width / 2.0, Y = height / 2.0, Width = width, Height = height },
                    new SceneTextLayer { Card = card, Path = slot.Path.ToString(), Start = 0, Frames = slot.Frames, X = width / 2.0, Y = height / 2.0, Width = width, Height = height },
                ],
            },
        };
    }

    private static SceneCard Card(Scope scope, Fields fields)
    {
        var cover = fields.Word("cover")!;
        var palette = Palettes.All.First(p => p.Name == fields.Word("palette"));
        if (fields.Colour("accent") is { } accent) palette = palette with { Accent = new Rgb(accent.R / 255f, accent.G / 255f, accent.B / 255f) };
        return new SceneCard
        {
            Scene = Scene(fields),
            Design = new FilmDesign(
                palette, FontPairs.All.First(f => f.Name == fields.Word("fonts")), fields.Word("motif", Motif.Ribbons),
                cover == "none" ? default : Words<Design.Transition>.Parse(cover), (long)fields.Number("seed")),
            Language = scope.Language,
            Number = fields.Whole("variant"),
            Covers = cover != "none",
            Opens = fields.Flag("opens"),
            Closes = fields.Flag("closes"),
            Times = [.. fields.Items("times").Select(item => Number(fields, item.Element, item.Path)).OfType<double>()],
        };
    }

    private static Scene Scene(Fields fields) => new()
    {
        Id = "", Narration = "", Kind = fields.Word("kind", SceneKind.Statement),
        Headline = fields.Text("headline") ?? "", Kicker = fields.Text("kicker"), Subline = fields.Text("subline"), Emphasis = fields.Text("emphasis"),
        Items = [.. fields.Items("items").Select(item => Text(fields, item.Element, item.Path)).OfType<string>()],
        Sides = [.. fields.Items("sides").Select(item => Fields.Open(fields.Context, item.Element, "scene_side", item.Path)).OfType<Fields>()
            .Select(side => new SceneSide(side.Text("title") ?? "", [.. side.Items("items").Select(item => Text(side, item.Element, item.Path)).OfType<string>()]))],
        Values = [.. fields.Items("values").Select(item => Fields.Open(fields.Context, item.Element, "scene_number", item.Path)).OfType<Fields>().Select(Figure)],
        Number = fields.Object("number", "scene_number") is { } number ? Figure(number) : null,
        Colour = fields.Colour("colour") is { } colour ? $"#{colour.R:X2}{colour.G:X2}{colour.B:X2}" : null,
    };

    private static NumberFact Figure(Fields number) => new(number.Number("value"), number.Whole("decimals"), number.Text("prefix") ?? "", number.Text("suffix") ?? "");

    private static double? Number(Fields fields, JsonElement element, JsonPath path) =>
        Value.Of(fields.Context, element, path) is { } value ? Numbers.Number(fields.Context, value, (PropertyType.Number)((PropertyType.List)fields.Property("times").Type).Item) : null;

    private static string? Text(Fields fields, JsonElement element, JsonPath path) =>
        Value.Of(fields.Context, element, path) is { } value ? Texts.Text(fields.Context, value, (PropertyType.Text)((PropertyType.List)fields.Property("items").Type).Item) : null;

    private static int Side(Curve side) => Math.Clamp(2 * (int)Math.Round(side.At(0) / 2), LeastSide, TimelineLimits.MaxSide);

    private static byte Byte(float share) => (byte)Math.Round(Math.Clamp(share, 0, 1) * 255);
}
