using System.Text.Json;
using Shouldly;
using VideoGen.Composition.Documents;
using VideoGen.Composition.Layers;
using Xunit;

namespace VideoGen.Composition.Tests.Documents;

public sealed class TimelineBuilderTests
{
    [Fact]
    public void What_is_built_is_read_as_it_was_meant()
    {
        var film = Film().ToElement();

        var reading = TimelineReader.Read(film, new Dictionary<string, JsonElement> { ["name"] = JsonSerializer.SerializeToElement("Ada") }, Reading.Sources);

        reading.Problems.ShouldBeEmpty();
        var timeline = reading.Timeline.ShouldNotBeNull();
        (timeline.Title, timeline.Language, timeline.Rate, timeline.Sound.Loudness, timeline.Background).ShouldBe(("Launch", "de", new FrameRate(30000, 1001), -16, new Rgba(0, 0, 128)));
        timeline.Layers.Select(l => l.GetType().Name).ShouldBe(["VideoLayer", "ImageLayer", "FillLayer", "FillLayer", "MotionLayer", "TextLayer", "TextLayer", "ShapeLayer", "ShapeLayer", "AudiogramLayer", "GroupLayer"]);
        var (image, text) = (timeline.Layers[1], (TextLayer)timeline.Layers[5]);
        image.In.ShouldBe(new Transition(TransitionKind.WipeLeft, 15, Easing.InOut, true));
        image.Effects.Select(e => e.Kind).ShouldBe([EffectKind.Blur, EffectKind.Sepia]);
        (text.Runs[0].Text, text.Runs[0].Style.Font.FileName, text.AnchorY, text.Y.At(0)).ShouldBe(("Hello Ada", "Inter-Black.otf", 0, 20));
        text.Rotation.At(15).ShouldBe(45, 1);
        timeline.Sounds.Select(s => s.Role).ShouldBe([SoundRole.Effect, SoundRole.Narration]);
        ((AudiogramLayer)timeline.Layers[9]).Sound.ShouldBe(1);
        timeline.Captions.ShouldHaveSingleItem().Cues.Count.ShouldBe(2);
    }

    [Fact]
    public void What_is_built_fits_the_schema() =>
        new SchemaChecker(JsonDocument.Parse(TimelineSchema.Text).RootElement).Check(Film().ToElement()).ShouldBeEmpty();

    [Fact]
    public void What_is_built_can_be_built_upon()
    {
        var builder = new TimelineBuilder().Track("a", t => t.Add(Clip.Colour("red").Length(1)));

        var first = builder.ToElement();
        builder.Track("b", t => t.Add(Clip.Colour("blue").Length(2)));

        (first.GetProperty("tracks").GetArrayLength(), builder.ToElement().GetProperty("tracks").GetArrayLength()).ShouldBe((1, 2));
    }

    private static TimelineBuilder Film() => new TimelineBuilder("Launch").Output(320, 180, 29.97m, "fast", "navy").Language("de").Sound(-16)
        .Variable("name", "text").Variable("ink", "colour", "gold").Choice("place", "top", "bottom")
        .Composition("badge", 64, 64, t => t.Add(Clip.Shape("ellipse", "{{ink}}").Length(1)))
        .Track("picture", t => t
            .Add(Clip.Video("sky.mp4").Trim(1).Length(2).Set("speed", 2))
            .Add(Clip.Image("photo.jpg").Length(2).Transition("wipe_left", 0.5m, "ease_in_out").Filter("blur", 2).Filter("sepia", 0.5))
            .Add(Clip.Colour("#102030").LengthFrames(10)).Add(Clip.Gradient(45, "red", "blue").Length(1)).Add(Clip.Motion("waves", "abyss", 3).ToEnd()))
        .Track("titles", t => t
            .Add(Clip.Text("Hello {{name}}").Start(0).Length(1).At("{{place}}", y: 20).Set("font", "inter-black").Fade(0.2m, 0.2m).Animate("rotation", (0, 0), (1, 90)))
            .Add(Clip.RichText(("One ", []), ("two", [("size", 40), ("colour", "red")])).UntilNext()).Add(Clip.Shape("rectangle", null).Set("stroke", new System.Text.Json.Nodes.JsonObject { ["width"] = 2 }).Start(2).Length(1).Size(40, 20))
            .Add(Clip.PathShape("M0 0L9 9H0Z", "lime").Length(1).At(40, 40)))
        .Track("voice", t => t.Add(Clip.Audio("music.mp3").Named("voice").Length(5).Set("role", "narration")))
        .Track("wave", t => t.Add(Clip.Audiogram("wave", "voice").Length(5)).Add(Clip.Composition("badge").Start(0).Set("opacity", 0.5)))
        .Captions("box", (0, 1, "Hi"), (1, 2, "there"));
}
