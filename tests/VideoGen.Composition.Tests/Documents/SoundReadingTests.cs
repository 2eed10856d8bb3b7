using Shouldly;
using VideoGen.Composition.Layers;
using Xunit;

namespace VideoGen.Composition.Tests.Documents;

public sealed class SoundReadingTests
{
    private static SoundClip One(string clip) => Reading.Good(Reading.Clips(clip)).Sounds.ShouldHaveSingleItem();

    [Fact]
    public void A_sound_has_a_place_a_gain_and_a_role()
    {
        var sound = One("""{ "type": "audio", "source": "music.mp3", "start": 1, "length": 2, "trim": 0.25, "role": "music", "duck": false, "volume": [ { "at": 0, "value": 1 }, { "at": 2, "value": 0.2 } ], "fade_in": 0.5, "fade_out": "3f" }""");

        (sound.StartSample, sound.Samples, sound.Trim, sound.Role, sound.Ducks).ShouldBe((48_000, 96_000, TimeSpan.FromSeconds(0.25), SoundRole.Music, false));
        (sound.FadeIn, sound.FadeOut, sound.Volume.At(30)).ShouldBe((24_000, 4_800, 0.6));
    }

    [Fact]
    public void A_video_is_heard_unless_it_is_silent()
    {
        Reading.Good(Reading.Clips("""{ "type": "video", "source": "sky.mp4", "volume": 0 }""")).Sounds.ShouldBeEmpty();
        Reading.Good(Reading.Clips("""{ "type": "video", "source": "silent.mp4" }""")).Sounds.ShouldBeEmpty();
        One("""{ "type": "video", "source": "sky.mp4", "length": 2, "speed": 2, "reverse": true, "audio_fade_out": 1 }""")
            .ShouldSatisfyAllConditions(s => (s.Speed, s.Reverse, s.FadeOut, s.Role).ShouldBe((2, true, 48_000, SoundRole.Effect)));
    }

    [Fact]
    public void Sounds_change_over_with_their_pictures()
    {
        var sounds = Reading.Good(Reading.Clips("""{ "type": "video", "source": "sky.mp4", "length": 2 }, { "type": "video", "source": "sky.mp4", "length": 2, "transition": { "duration": 0.5 } }""")).Sounds;

        sounds.Select(s => (s.StartSample, s.FadeIn, s.FadeOut)).ShouldBe([(0, 0, 24_000), (72_000, 24_000, 0)]);
    }

    [Fact]
    public void The_last_fifth_of_a_narration_runs_faster_and_uses_up_more_of_its_source()
    {
        var sound = One("""{ "type": "audio", "source": "music.mp3", "role": "narration", "length": 10, "tempo": [ { "from": "80%", "to": "100%", "rate": 1.4 } ] }""");

        sound.Tempos.ShouldBe([new TempoSpan(384_000, 96_000, 1.4)]);
        // 8 s and 2 s at 1.4: 10.8 s of the source. The music lasts 60 s, so nothing is missing; of a 10 s rest 0.8 s would be.
        Reading.Read(Reading.Clips("""{ "type": "audio", "source": "music.mp3", "trim": 49.2, "length": 10, "tempo": [ { "from": "80%", "to": "100%", "rate": 1.4 } ] }""")).Warnings.ShouldBeEmpty();
        Reading.Read(Reading.Clips("""{ "type": "audio", "source": "music.mp3", "trim": 50, "length": 10, "tempo": [ { "from": "80%", "to": "100%", "rate": 1.4 } ] }"""))
            .Warnings.ShouldHaveSingleItem().Message.ShouldContain("0.8 seconds");
    }

    [Fact]
    public void A_narration_without_a_length_lasts_as_long_as_its_tempo_lets_it()
    {
        // 60 s of source at 1, and at 1.4 in the last fifth: 60 / (0.8 + 0.2 × 1.4) = 55.56 s.
        One("""{ "type": "audio", "source": "music.mp3", "tempo": [ { "from": "80%", "to": "100%", "rate": 1.4 } ] }""").Samples.ShouldBe(1667 * 1600);
        // 10 s use up 5 s, the other 55 s last as long: 65 s.
        One("""{ "type": "audio", "source": "music.mp3", "tempo": [ { "from": 0, "to": 10, "rate": 0.5 } ] }""").Samples.ShouldBe(65 * 48_000);
    }

    [Fact]
    public void The_tempo_of_a_videos_sound_leaves_its_picture_alone()
    {
        var film = Reading.Good(Reading.Clips("""{ "type": "video", "source": "sky.mp4", "tempo": [ { "from": 0, "to": 4, "rate": 1.5 } ] }"""));

        (film.Frames, film.Sounds[0].Tempos.Count).ShouldBe((600, 1));
    }

    [Fact]
    public void Audiograms_find_their_sound_by_name()
    {
        var film = Reading.Good(Reading.Film("""
            { "clips": [ { "type": "audio", "source": "music.mp3", "length": 2 }, { "type": "audio", "name": "voice", "source": "music.mp3", "length": 2 } ] },
            { "clips": [ { "type": "audiogram", "sound": "voice", "look": "circle", "bars": 8, "length": 2 }, { "type": "audiogram", "length": 2 } ] }
            """));

        film.Layers.Cast<AudiogramLayer>().Select(a => (a.Sound, a.Kind, a.Bars)).ShouldBe([(1, AudiogramKind.Circle, 8), (null, AudiogramKind.Bars, 48)]);
    }
}
