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
}
