using VideoGen.Composition.Design;
using VideoGen.Composition.Documents.Table;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>Reads scenes.</summary>
internal static class SceneReader
{
    public static SceneLayer Read(Scope scope, ClipSlot slot)
    {
        var place = Placement.Read(scope, slot, null);
        return new SceneLayer
        {
            Path = slot.Path.ToString(), Start = slot.Start, Frames = slot.Frames, X = place.X, Y = place.Y, Width = place.Width, Height = place.Height, AnchorX = place.AnchorX, AnchorY = place.AnchorY,
            Card = Card(scope, slot.Fields),
        };
    }

    private static SceneCard Card(Scope scope, Fields fields)
    {
        var cover = fields.Word("cover")!;
        var coverEnd = fields.Word("cover_end") ?? cover;
        var palette = Palettes.Named(fields.Word("palette")!);
        if (fields.Colour("accent") is { } accent) palette = palette with { Accent = Rgb.Of(accent) };
        return new SceneCard
        {
            Scene = Scene(fields),
            Design = new FilmDesign(
                palette, FontPairs.All.First(f => f.Name == fields.Word("fonts")), fields.Word("motif", Motif.Ribbons), CoverOf(cover) ?? default, (long)fields.Number("seed")),
            Language = scope.Language,
            Number = fields.Whole("variant"),
            Cover = CoverOf(cover),
            CoverEnd = CoverOf(coverEnd),
            Leaves = fields.Flag("leaves"),
            Opens = fields.Flag("opens"),
            Closes = fields.Flag("closes"),
            Times = [.. fields.NumberItems("times")],
            Pictures = [.. fields.Items("pictures").Select(item => Fields.Open(fields.Context, item.Element, "scene_picture", item.Path)).OfType<Fields>().Select(picture => Picture(scope, picture)).OfType<ScenePicture>()],
        };
    }

    private static ScenePicture? Picture(Scope scope, Fields fields)
    {
        if (fields.Source("source") is not { } source) return null;
        var trim = fields.Span("trim", scope.Rate);
        if (source.Media.Video is null)
            fields.Context.Wrong(fields.PathOf("source"), TimelineCodes.WrongMedia, "This file has no picture.", "Use an image or a video.");
        else if (!source.Media.IsStill && trim >= source.Media.Duration)
            fields.Context.Wrong(fields.PathOf("trim"), TimelineCodes.OutOfRange, $"The file is only {Numbers.Text(source.Media.Duration.TotalSeconds)} seconds long.", "Trim less.");
        var focus = fields.Object("focus", "point");
        return new ScenePicture
        {
            Source = source.Name, Fit = fields.Word("fit", Fit.Cover), Motion = fields.Word("motion", VisualMotion.None), Trim = trim, Loop = fields.Flag("loop"),
            FocusX = focus?.Number("x") ?? 0.5, FocusY = focus?.Number("y") ?? 0.5,
        };
    }

    private static Design.Transition? CoverOf(string word) => word == "none" ? null : Words<Design.Transition>.Parse(word);

    private static Scene Scene(Fields fields) => new()
    {
        Id = "", Narration = "", Kind = fields.Word("kind", SceneKind.Statement),
        Headline = fields.Text("headline") ?? "", Kicker = fields.Text("kicker"), Subline = fields.Text("subline"), Emphasis = fields.Text("emphasis"),
        Items = [.. fields.TextItems("items")],
        Sides = [.. fields.Items("sides").Select(item => Fields.Open(fields.Context, item.Element, "scene_side", item.Path)).OfType<Fields>()
            .Select(side => new SceneSide(side.Text("title") ?? "", [.. side.TextItems("items")]))],
        Values = [.. fields.Items("values").Select(item => Fields.Open(fields.Context, item.Element, "scene_number", item.Path)).OfType<Fields>().Select(Figure)],
        Form = fields.Has("form") ? fields.Word("form", ChartForm.Bar) : null,
        Number = fields.Object("number", "scene_number") is { } number ? Figure(number) : null,
        Colour = fields.Colour("colour") is { } colour ? Colours.Text(colour with { A = 255 }) : null,
    };

    private static NumberFact Figure(Fields number) => new(number.Number("value"), number.Whole("decimals"), number.Text("prefix") ?? "", number.Text("suffix") ?? "");
}
