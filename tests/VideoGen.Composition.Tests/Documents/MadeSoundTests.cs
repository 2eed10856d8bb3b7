using System.Text.Json;
using Shouldly;
using VideoGen.Composition.Documents;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Narration;
using VideoGen.Composition.Sound;
using VideoGen.Composition.Storyboards;
using Xunit;

namespace VideoGen.Composition.Tests.Documents;

/// <summary>Clips whose sound VideoGen makes: speech and music.</summary>
public sealed class MadeSoundTests
{
    private const string Both = """{ "type": "speech", "text": "Hello there", "length": 2, "pace": 1.2 }, { "type": "speech", "text": "Hello there", "length": 2, "pace": 1.2 }, { "type": "speech", "text": "Bye", "voice": "en-gb", "length": 2 }""";

    [Fact]
    public void Texts_to_speak_are_told_once_each()
    {
        using var document = JsonDocument.Parse(Reading.Clips(Both));

        TimelineReader.Speeches(document.RootElement, null, Reading.Sources).ShouldBe(
            [new SpokenText("Hello there", "en", null, 1.2), new SpokenText("Bye", "en", "en-gb", 1)], ignoreOrder: true);
    }

    [Fact]
    public void A_text_that_nobody_has_spoken_is_silent_and_one_that_was_is_narration()
    {
        var film = Reading.Good(Reading.Clips(Both));
        var spoken = new SpokenText("Bye", "en", "en-gb", 1).Name;
        var media = Reading.Sources["music.mp3"] with { Demuxer = "wav" };

        SoundPlan.Of(film).Clips.ShouldBeEmpty();
        var clip = SoundPlan.Of(film with { Sources = new Dictionary<string, SourceMedia> { [spoken] = media } }).Clips.ShouldHaveSingleItem();
        clip.Role.ShouldBe(SoundRole.Narration);
        clip.StartSample.ShouldBe(4 * 48_000);
    }

    [Fact]
    public void A_file_cannot_pass_for_a_spoken_text() =>
        Reading.Read(Reading.Clips($$"""{ "type": "audio", "source": "{{new SpokenText("Bye", "en", null, 1).Name}}", "length": 1 }""")).Problems.ShouldHaveSingleItem().Code.ShouldBe("url_not_allowed");

    [Fact]
    public void Music_fits_its_clip_and_its_sections()
    {
        var film = Reading.Good(Reading.Clips("""{ "type": "music", "mood": "playful", "seed": 4, "sections": [5, 2.5], "length": 8 }"""));

        var brief = film.Sounds.ShouldHaveSingleItem().Music.ShouldNotBeNull();
        (brief.Mood, brief.Seed, brief.Samples).ShouldBe((Mood.Playful, 4, 8 * 48_000));
        brief.SceneStarts.Select(s => s.TotalSeconds).ShouldBe([0, 2.5, 5]);
        brief.BeatsPerMinute.ShouldBeInRange(114, 122);
    }

    [Theory]
    [InlineData("\"mood\": \"calm\"")]
    [InlineData("\"seed\": 5")]
    [InlineData("\"tempo\": 100")]
    [InlineData("\"sections\": [1]")]
    [InlineData("\"volume\": 0.5")]
    [InlineData("\"duck\": false")]
    public void Each_property_of_music_changes_the_sound(string property)
    {
        string Key(string more) => SoundPlan.Of(Reading.Good(Reading.Clips($$"""{ "type": "music", "length": 4, {{more}} }"""))).Key("5.1");

        Key(property).ShouldNotBe(Key("\"mood\": \"energetic\""));
    }

    [Fact]
    public void Music_that_would_fill_the_memory_is_refused()
    {
        var problem = Reading.Read(Reading.Clips("""{ "type": "music", "length": 601 }""")).Problems.ShouldHaveSingleItem();

        (problem.Path, problem.Code).ShouldBe(("$.tracks[0].clips[0].length", TimelineCodes.TooLarge));
    }
}
