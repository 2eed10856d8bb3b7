using Shouldly;
using VideoGen.Composition.Documents;
using VideoGen.Composition.Layers;
using Xunit;

namespace VideoGen.Composition.Tests.Documents;

public sealed class TimelineReaderTests
{
    private const string Launch = """
        { "version": 1, "title": "Launch", "language": "en",
          "output": { "width": 1280, "height": 720, "fps": 30, "quality": "high", "crf": null, "background": "#000000", "duration": null },
          "variables": { "name": { "type": "text", "default": "World" }, "accent": { "type": "colour", "default": "#FFD60A" } },
          "sound": { "loudness": -14, "true_peak": -1.5, "duck": 9 },
          "tracks": [
            { "name": "picture", "clips": [
              { "type": "video", "source": "sky.mp4", "trim": 2.5, "length": 5.5, "fit": "cover", "volume": 0 },
              { "type": "image", "source": "asset:01990000-0000-7000-8000-000000000001", "length": 5.5,
                "ken_burns": { "from": { "zoom": 1, "x": 0.5, "y": 0.5 }, "to": { "zoom": 1.2, "x": 0.6, "y": 0.4 } },
                "transition": { "type": "fade", "duration": 0.5 } } ] },
            { "name": "titles", "clips": [
              { "type": "text", "text": "Hello {{name}}", "start": 0.7, "length": 3.5, "position": "top", "y": 80, "font": "inter-black", "size": 48, "colour": "{{accent}}",
                "stroke": { "colour": "#000000", "width": 2 }, "fade_in": 0.5, "fade_out": 0.5,
                "opacity": [ { "at": 0, "value": 0 }, { "at": 0.5, "value": 1, "easing": "ease_out" } ] } ] },
            { "name": "music", "clips": [ { "type": "audio", "source": "music.mp3", "role": "music", "volume": 0.3, "length": "end" } ] } ],
          "captions": { "source": [ { "start": 1, "end": 2, "text": "Hi" } ], "style": "karaoke" } }
        """;

    [Fact]
    public void The_example_becomes_layers_sounds_and_captions()
    {
        var film = Reading.Good(Launch, """{ "name": "Ada" }""");

        film.Frames.ShouldBe(315);
        film.Layers.Select(l => (l.GetType().Name, l.Start, l.Frames)).ShouldBe([("VideoLayer", 0, 165), ("ImageLayer", 150, 165), ("TextLayer", 21, 105)]);
        var (video, image) = (film.Layers[0].ShouldBeOfType<VideoLayer>(), film.Layers[1].ShouldBeOfType<ImageLayer>());
        video.Trim.ShouldBe(TimeSpan.FromSeconds(2.5));
        video.Out.ShouldBe(new Transition(TransitionKind.Fade, 15, Easing.Linear, Paired: true));
        image.In.ShouldBe(video.Out);
        image.KenBurns.ShouldBe(new KenBurns(1, 1.2, 0.5, 0.5, 0.6, 0.4, Easing.Linear));
        var sound = film.Sounds.ShouldHaveSingleItem();
        (sound.Role, sound.Samples, sound.Volume.At(9)).ShouldBe((SoundRole.Music, 504_000, 0.3));
        film.Captions.ShouldHaveSingleItem().Style!.Look.ShouldBe(CaptionLook.Karaoke);
    }

    [Fact]
    public void Text_takes_its_variables_its_place_and_its_look()
    {
        var text = Reading.Good(Launch, """{ "name": "Ada" }""").Layers[2].ShouldBeOfType<TextLayer>();

        var run = text.Runs.ShouldHaveSingleItem();
        (run.Text, run.Style.Font.FileName, run.Style.Colour, run.Style.StrokeWidth.At(0)).ShouldBe(("Hello Ada", "Inter-Black.otf", new Rgba(255, 214, 10), 2));
        (text.X.At(0), text.Y.At(0), text.AnchorX, text.AnchorY, text.Vertical).ShouldBe((640, 80, 0.5, 0, VerticalAlign.Top));
        // The fade and the keyframes multiply.
        var half = Easing.Linear with { X2 = 0.58 };
        text.Opacity.At(0).ShouldBe(0);
        text.Opacity.At(6).ShouldBe(half.Apply(0.4) * 0.4, 1e-9);
        text.Opacity.At(50).ShouldBe(1);
        text.Opacity.At(99).ShouldBe(0.4, 1e-9);
    }

    [Fact]
    public void The_files_of_a_document_are_named_before_it_is_read()
    {
        using var json = System.Text.Json.JsonDocument.Parse(Launch);

        TimelineReader.Sources(json.RootElement, null).Select(s => (s.Path, s.Name)).ShouldBe(
        [
            ("$.tracks[0].clips[0].source", "sky.mp4"),
            ("$.tracks[0].clips[1].source", "asset:01990000-0000-7000-8000-000000000001"),
            ("$.tracks[2].clips[0].source", "music.mp3"),
        ]);
    }
}
