using Shouldly;
using Xunit;

namespace VideoGen.Composition.Tests.Documents;

public sealed class WarningTests
{
    [Theory]
    [InlineData("""{ "type": "video", "source": "sky.mp4", "trim": 15, "length": 6 }""", ".length", "source_too_short")]
    [InlineData("""{ "type": "video", "source": "sky.mp4", "speed": 4, "length": 6 }""", ".length", "source_too_short")]
    [InlineData("""{ "type": "audio", "source": "music.mp3", "length": 61 }""", ".length", "source_too_short")]
    [InlineData("""{ "type": "image", "source": "small.png", "length": 1 }""", "", "upscaled")]
    [InlineData("""{ "type": "image", "source": "photo.jpg", "length": 1, "crop": { "left": "47%", "right": "47%" } }""", "", "upscaled")]
    [InlineData("""{ "type": "image", "source": "photo.jpg", "length": 1, "scale": [ { "at": 0, "value": 1 }, { "at": 1, "value": 16 } ] }""", "", "upscaled")]
    [InlineData("""{ "type": "colour", "colour": "red", "length": 1, "x": 500, "width": 100 }""", "", "outside_canvas")]
    [InlineData("""{ "type": "colour", "colour": "red", "length": 1, "y": -50, "height": 100 }""", "", "outside_canvas")]
    [InlineData("""{ "type": "colour", "colour": "red", "length": 1, "opacity": [ { "at": 2, "value": 0.5 } ] }""", ".opacity", "keyframe_outside")]
    public void What_may_not_be_meant_is_told_and_rendered(string clip, string path, string code)
    {
        var reading = Reading.Read(Reading.Clips(clip));

        reading.Timeline.ShouldNotBeNull();
        reading.Warnings.ShouldHaveSingleItem().ShouldSatisfyAllConditions(w => w.Code.ShouldBe(code), w => w.Path.ShouldBe("$.tracks[0].clips[0]" + path));
    }

    [Theory]
    [InlineData("""{ "type": "video", "source": "sky.mp4", "trim": 15, "length": 5 }""")]
    [InlineData("""{ "type": "video", "source": "sky.mp4", "trim": 15, "length": 60, "loop": true }""")]
    [InlineData("""{ "type": "audio", "source": "music.mp3", "length": "1801f" }""")]
    [InlineData("""{ "type": "image", "source": "small.png", "length": 1, "width": 128 }""")]
    [InlineData("""{ "type": "image", "source": "photo.jpg", "length": 1, "fit": "contain" }""")]
    [InlineData("""{ "type": "colour", "colour": "red", "length": 1, "x": [ { "at": 0, "value": -500 }, { "at": 1, "value": 160 } ] }""")]
    [InlineData("""{ "type": "colour", "colour": "red", "length": 1, "x": 360, "width": 100 }""")]
    public void What_is_meant_is_not_told(string clip) => Reading.Read(Reading.Clips(clip)).Warnings.ShouldBeEmpty();

    [Theory]
    [InlineData("""{ "type": "text", "text": "A title that is far too long for its box", "size": 60, "length": 1, "width": 100, "height": 20 }""", "text_overflow")]
    [InlineData("""{ "type": "text", "text": "Edge", "size": 20, "length": 1, "anchor": "left", "x": 2, "width": 200 }""", "outside_safe_area")]
    [InlineData("""{ "type": "text", "text": "Dark", "size": 20, "colour": "#202020", "length": 1 }""", "low_contrast")]
    public void Texts_are_measured_when_typefaces_are_at_hand(string clip, string code)
    {
        using var document = System.Text.Json.JsonDocument.Parse(Reading.Clips(clip));

        VideoGen.Composition.Documents.TimelineReader.Read(document.RootElement, null, Reading.Sources).Warnings.ShouldBeEmpty();
        VideoGen.Composition.Documents.TimelineReader.Read(document.RootElement, null, Reading.Sources, TestFonts.Find).Warnings
            .ShouldContain(w => w.Code == code && w.Path == "$.tracks[0].clips[0]");
    }

    [Fact]
    public void Texts_inside_compositions_and_captions_are_measured_too()
    {
        using var document = System.Text.Json.JsonDocument.Parse(Reading.Clips(
            """{ "type": "composition", "composition": { "background": "black", "tracks": [ { "clips": [ { "type": "text", "text": "Dark", "size": 20, "colour": "#202020", "length": 1 } ] } ] } }""",
            """ "captions": { "source": [ { "start": 0, "end": 0.1, "text": "Far too many words for a tenth of a second" } ] }, """));

        VideoGen.Composition.Documents.TimelineReader.Read(document.RootElement, null, Reading.Sources, TestFonts.Find).Warnings.Select(w => (w.Path, w.Code)).ShouldBe(
            [("$.tracks[0].clips[0].composition.tracks[0].clips[0]", "low_contrast"), ("$.captions", "caption_too_fast")]);
    }
}
