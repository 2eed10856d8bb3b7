using Shouldly;
using VideoGen.Composition.Design;
using VideoGen.Composition.Layers;
using Xunit;

namespace VideoGen.Composition.Tests.Documents;

public sealed class ClipReadingTests
{
    private static Layer One(string clip) => Reading.Good(Reading.Clips(clip)).Layers.ShouldHaveSingleItem();

    [Theory]
    [InlineData("", 160, 90, 0.5, 0.5)]
    [InlineData("\"x\": 40, \"y\": 20", 40, 20, 0.5, 0.5)]
    [InlineData("\"x\": \"25%\", \"y\": { \"fraction\": 0.1 }", 80, 18, 0.5, 0.5)]
    [InlineData("\"position\": \"bottom_right\"", 320, 180, 1, 1)]
    [InlineData("\"position\": \"bottom_right\", \"x\": -10, \"y\": \"-10%\"", 310, 162, 1, 1)]
    [InlineData("\"position\": \"top_left\", \"anchor\": \"centre\", \"x\": 30", 30, 0, 0.5, 0.5)]
    [InlineData("\"position\": \"left\", \"anchor\": { \"x\": 0.25 }", 0, 90, 0.25, 0.5)]
    public void A_clip_stands_where_it_says(string place, double x, double y, double anchorX, double anchorY)
    {
        var layer = One($$"""{ "type": "colour", "colour": "red", "length": 1, "width": 50, "height": 40{{(place.Length > 0 ? ", " : "")}}{{place}} }""");

        (layer.X.At(0), layer.Y.At(0), layer.AnchorX, layer.AnchorY).ShouldBe((x, y, anchorX, anchorY));
    }

    [Fact]
    public void Places_move_by_keyframes_of_any_form()
    {
        var layer = One("""{ "type": "colour", "colour": "red", "length": 1, "position": "top", "x": [ { "at": 0, "value": "-50%" }, { "at": 1, "value": 20 } ], "width": [ { "at": 0, "value": 10 }, { "at": 1, "value": "100%" } ] }""");

        (layer.X.At(0), layer.X.At(30), layer.Width.At(0), layer.Width.At(30)).ShouldBe((0, 180, 10, 320));
    }

    [Theory]
    [InlineData("", 320, 180)]
    [InlineData(", \"width\": 100", 100, 75)]
    [InlineData(", \"height\": \"50%\"", 120, 90)]
    [InlineData(", \"width\": 10, \"height\": 20", 10, 20)]
    public void A_picture_with_one_side_keeps_its_proportions(string size, double width, double height)
    {
        var layer = One($$"""{ "type": "image", "source": "photo.jpg", "length": 1{{size}} }""");

        (layer.Width.At(0), layer.Height.At(0)).ShouldBe((width, height));
    }

    [Fact]
    public void Every_look_of_a_clip_is_read()
    {
        var layer = One("""
            { "type": "video", "source": "sky.mp4", "length": 2, "trim": 1.5, "speed": 0.5, "reverse": true, "loop": true, "fit": "contain_blur", "crop": { "left": "25%", "right": 320, "top": 72 },
              "chroma_key": { "colour": "lime", "similarity": 0.2, "softness": 0.1 }, "scale": 0.5, "rotation": -15, "opacity": 0.7, "blend": "soft_light", "corner_radius": 8,
              "filters": [ { "type": "blur", "amount": 4 }, { "type": "greyscale" }, { "type": "flip_horizontal" }, { "type": "hue", "amount": [ { "at": 0, "value": 0 }, { "at": 2, "value": 360 } ] } ] }
            """).ShouldBeOfType<VideoLayer>();

        (layer.Trim, layer.Speed, layer.Reverse, layer.Loop, layer.Fit, layer.Blend).ShouldBe((TimeSpan.FromSeconds(1.5), 0.5, true, true, Fit.ContainBlur, BlendMode.SoftLight));
        layer.Crop.ShouldBe(new Crop(0.25, 0.1, 0.5, 0.9));
        layer.ChromaKey.ShouldBe(new ChromaKey(new Rgba(0, 255, 0), 0.2, 0.1));
        (layer.Scale.At(0), layer.Rotation.At(0), layer.Opacity.At(0), layer.CornerRadius.At(0)).ShouldBe((0.5, -15, 0.7, 8));
        layer.Effects.Select(e => (e.Kind, e.Amount.At(60))).ShouldBe([(EffectKind.Blur, 4), (EffectKind.Greyscale, 1), (EffectKind.FlipHorizontal, 1), (EffectKind.Hue, 360)]);
    }

    [Fact]
    public void Text_has_pieces_with_looks_of_their_own()
    {
        var text = One("""
            { "type": "text", "length": 1, "font": "league-spartan", "weight": 700, "size": 30, "colour": "gold", "shadow": {}, "position": "bottom_left", "x": 16, "y": -16, "box": { "padding": 5, "radius": 3 }, "motion": "word_by_word", "wrap": false, "line_height": 1,
              "runs": [ { "text": "A " }, { "text": "B", "size": [ { "at": 0, "value": 10 }, { "at": 1, "value": 20 } ], "weight": 900, "stroke": { "width": 3 } }, { "text": "C", "font": "jetbrains-mono", "colour": "#FFF8", "italic": true } ] }
            """.Replace("#FFF8", "#FFFFFF88", StringComparison.Ordinal)).ShouldBeOfType<TextLayer>();

        text.Runs.Select(r => (r.Text, r.Style.Font.FileName, r.Style.Size.At(30), r.Style.Italic)).ShouldBe(
            [("A ", "LeagueSpartan-Bold.otf", 30, false), ("B", "LeagueSpartan-Black.otf", 20, false), ("C", "JetBrainsMono-SemiBold.ttf", 30, true)]);
        (text.Runs[1].Style.Stroke, text.Runs[1].Style.StrokeWidth.At(0), text.Runs[0].Style.Stroke).ShouldBe((new Rgba(0, 0, 0), 3, null));
        text.Runs[2].Style.Colour.ShouldBe(new Rgba(255, 255, 255, 0x88));
        text.Runs[0].Style.Shadow.ShouldBe(new TextShadow(new Rgba(0, 0, 0, 0xB3), 2, 2, 4));
        (text.Align, text.Vertical, text.Motion, text.Wrap, text.Box!.Radius).ShouldBe((TextAlign.Left, VerticalAlign.Bottom, TextMotion.WordByWord, false, 3));
        // The box reaches from its place to the other side of the title-safe area.
        (text.X.At(0), text.Y.At(0), text.Width.At(0), text.Height.At(0)).ShouldBe((16, 164, 288, 155));
    }

    [Fact]
    public void Fills_are_colours_gradients_and_motion()
    {
        One("""{ "type": "colour", "colour": "#0F8", "length": 1 }""").ShouldBeOfType<FillLayer>().Fill.ShouldBe(new Fill.Solid(new Rgba(0, 255, 0x88)));
        One("""{ "type": "gradient", "colours": [ "black", "#FF0000", "white" ], "angle": 45, "length": 1 }""").ShouldBeOfType<FillLayer>().Fill.ShouldBeOfType<Fill.Linear>()
            .ShouldSatisfyAllConditions(g => g.Degrees.ShouldBe(45), g => g.Stops.ShouldBe([new(0, new Rgba(0, 0, 0)), new(0.5, new Rgba(255, 0, 0)), new(1, new Rgba(255, 255, 255))]));
        One("""{ "type": "gradient", "form": "radial", "colours": [ { "at": 0.2, "colour": "black" }, "white" ], "centre_x": 0.3, "radius": 0.5, "length": 1 }""").ShouldBeOfType<FillLayer>().Fill.ShouldBeOfType<Fill.Radial>()
            .ShouldSatisfyAllConditions(g => (g.X, g.Y, g.Radius).ShouldBe((0.3, 0.5, 0.5)), g => g.Stops[0].At.ShouldBe(0.2));
        One("""{ "type": "motion", "motif": "skyline", "palette": "dusk", "seed": 7, "length": 1 }""").ShouldBeOfType<MotionLayer>()
            .ShouldSatisfyAllConditions(m => (m.Motif, m.Palette, m.Seed).ShouldBe((Motif.Skyline, "dusk", 7)));
    }

    [Theory]
    [InlineData("M0 0 L10 0 10 10 Z", "Move 0,0 Line 10,0 Line 10,10 Close")]
    [InlineData("m5,5h10v-2.5H.5Z", "Move 5,5 Line 15,5 Line 15,2.5 Line 0.5,2.5 Close")]
    [InlineData("M0 0C1 2 3 4 5 6s2 2 3 3", "Move 0,0 Curve 1,2 3,4 5,6 Curve 7,8 7,8 8,9")]
    [InlineData("M0 0Q3 0 3 3T6 6", "Move 0,0 Curve 2,0 3,1 3,3 Curve 3,5 4,6 6,6")]
    [InlineData("M0 0 10 0-5-5", "Move 0,0 Line 10,0 Line -5,-5")]
    [InlineData("M0-.5.5.5", "Move 0,-0.5 Line 0.5,0.5")]
    public void Path_data_becomes_moves_lines_and_curves(string path, string steps)
    {
        var shape = One($$"""{ "type": "shape", "shape": "path", "path": "{{path}}", "length": 1 }""").ShouldBeOfType<ShapeLayer>();

        string.Join(' ', shape.Steps.Select(s => string.Join(' ', s.Points.Select(p => FormattableString.Invariant($"{Math.Round(p.X, 6)},{Math.Round(p.Y, 6)}")).Prepend(s.Kind.ToString())))).ShouldBe(steps);
    }

    [Fact]
    public void An_arc_stays_on_its_circle()
    {
        var shape = One("""{ "type": "shape", "shape": "path", "path": "M10 50 A40 40 0 1 1 50 90 Z", "length": 1 }""").ShouldBeOfType<ShapeLayer>();

        // The large arc from (10, 50) clockwise to (50, 90) around (50, 50): three quarters.
        var curves = shape.Steps.Where(s => s.Kind == PathStepKind.Curve).ToArray();
        curves.Length.ShouldBe(3);
        curves.Select(c => Math.Sqrt(Math.Pow(c.Points[2].X - 50, 2) + Math.Pow(c.Points[2].Y - 50, 2))).ShouldAllBe(r => Math.Abs(r - 40) < 1e-6);
        curves[^1].Points[2].ShouldBe((50, 90));
        curves[0].Points[2].Y.ShouldBe(10, 1e-6);
    }

    [Fact]
    public void Captions_of_a_clip_lie_on_the_films_time()
    {
        var film = Reading.Good(Reading.Film("""
            { "clips": [ { "type": "colour", "colour": "navy", "length": 6 } ] },
            { "clips": [ { "type": "captions", "start": 2, "length": 2, "style": "none",
              "source": [ { "start": 0.5, "end": 1, "text": "one", "words": [ { "start": 0.5, "end": 0.8, "text": "one" } ] }, { "start": 1.5, "end": 3, "text": "two" }, { "start": 4, "end": 5, "text": "never" } ] } ] }
            """));

        var track = film.Captions.ShouldHaveSingleItem();
        track.Style.ShouldBeNull();
        track.Cues.Select(c => (c.Start.TotalSeconds, c.End.TotalSeconds, c.Text)).ShouldBe([(2.5, 3, "one"), (3.5, 4, "two")]);
        track.Cues[0].Words.ShouldHaveSingleItem().ShouldBe(new CaptionWord(TimeSpan.FromSeconds(2.5), TimeSpan.FromSeconds(2.8), "one"));
    }

    [Fact]
    public void A_named_ken_burns_move_is_a_short_form() => One("""{ "type": "image", "source": "photo.jpg", "length": 1, "ken_burns": "zoom_in" }""").ShouldBeOfType<ImageLayer>()
        .KenBurns.ShouldBe(new KenBurns(1, 1.2, 0.5, 0.5, 0.5, 0.5, Easing.Linear));

    [Fact]
    public void Encoding_and_mix_are_read()
    {
        var film = Reading.Good("""
            { "version": 1, "title": "T", "language": "pt-BR", "output": { "width": 320, "height": 180, "quality": "fast", "crf": 30, "smart_copy": false, "background": "navy", "duration": "10f" },
              "sound": { "loudness": null, "true_peak": -2, "duck": 0 }, "tracks": [ { "clips": [] } ] }
            """);

        (film.Encoder.Preset, film.Encoder.Crf, film.Frames, film.Background, film.Title, film.Language).ShouldBe(("superfast", 30, 10, new Rgba(0, 0, 128), "T", "pt-BR"));
        film.SmartCopy.ShouldBeFalse();
        film.Sound.ShouldBe(new SoundSettings { Loudness = null, TruePeak = -2, DuckDecibels = 0 });
    }

    [Fact]
    public void Captions_come_from_a_subtitle_file_or_its_text()
    {
        const string Srt = "1\n00:00:00,500 --> 00:00:01,000\nHello\n\n2\n00:00:01,200 --> 00:00:01,900\nthere {{name}}\n";
        string Film(string captions) => Reading.Clips("""{ "type": "colour", "colour": "navy", "length": 2 }""", $$""" "captions": { {{captions}} }, """);

        var track = Reading.Good(Film($"\"text\": {System.Text.Json.JsonSerializer.Serialize(Srt.Replace("{{name}}", "you", StringComparison.Ordinal))}, \"style\": \"pop\"")).Captions.ShouldHaveSingleItem();
        track.Cues.Select(c => (c.Start.TotalSeconds, c.Text)).ShouldBe([(0.5, "Hello"), (1.2, "there you")]);
        track.Style!.Look.ShouldBe(CaptionLook.Pop);
        Reading.Good(Film("\"source\": \"subs.srt\"")).Captions.ShouldHaveSingleItem().Cues.Count.ShouldBe(1);
        Reading.Read(Film("\"text\": \"1\\n00:00:02,000 --> 00:00:01,000\\nx\\n\"")).Problems.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(p => p.Code.ShouldBe("bad_cues"), p => p.Path.ShouldBe("$.captions.text"), p => p.Message.ShouldContain("line 2"));
        Reading.Read(Film("\"text\": \"no captions at all\"")).Problems.ShouldHaveSingleItem().Code.ShouldBe("bad_cues");
    }
}
