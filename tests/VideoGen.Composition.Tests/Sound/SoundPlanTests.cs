using Shouldly;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Segments;
using VideoGen.Composition.Sound;
using Xunit;

namespace VideoGen.Composition.Tests.Sound;

public sealed class SoundPlanTests
{
    private static readonly SoundClip Clip = new() { Path = "a", Source = "s", StartSample = 0, Samples = 480_000 };

    [Fact]
    public void An_equal_sound_has_an_equal_key_whatever_its_files_are_called()
    {
        var renamed = Timeline(Clip with { Source = "other", Path = "b" }) with { Title = "other", Width = 1920 };
        renamed = renamed with { Sources = new Dictionary<string, SourceMedia> { ["other"] = Source() with { Name = "x", ObjectKey = "y" } } };

        SoundPlan.Of(renamed).Key("5").ShouldBe(SoundPlan.Of(Timeline(Clip)).Key("5"));
    }

    [Fact]
    public void Whatever_is_heard_changes_the_key()
    {
        SoundClip[] clips =
        [
            Clip, Clip with { StartSample = 1 }, Clip with { Samples = 479_999 }, Clip with { Trim = TimeSpan.FromTicks(1) }, Clip with { Speed = 1.01 },
            Clip with { Reverse = true }, Clip with { Loop = true }, Clip with { Volume = 0.5 }, Clip with { FadeIn = 1 }, Clip with { FadeOut = 1 },
            Clip with { Role = SoundRole.Music }, Clip with { Tempos = [new TempoSpan(0, 10, 1.4)] },
            Clip with { Volume = Curve.Of([new(0, 1, Easing.Linear), new(9, 0, Easing.Linear)]) },
            Clip with { Volume = Curve.Of([new(0, 1, Easing.Linear), new(9, 0, Easing.InOut)]) },
        ];
        var keys = clips.Select(c => SoundPlan.Of(Timeline(c)).Key("5")).ToList();
        keys.Add(SoundPlan.Of(Timeline(Clip)).Key("6"));
        keys.Add(SoundPlan.Of(Timeline(Clip) with { Sound = new SoundSettings { Loudness = null } }).Key("5"));
        keys.Add(SoundPlan.Of(Timeline(Clip) with { Frames = 301 }).Key("5"));

        keys.ShouldBeUnique();
    }

    [Fact]
    public void What_nobody_hears_is_not_in_the_plan()
    {
        var timeline = Timeline(
            Clip with { Volume = 0 }, Clip with { StartSample = 480_000 }, Clip with { StartSample = -480_000 }, Clip with { Source = "mute" }, Clip with { Source = "gone" });

        SoundPlan.Of(timeline).Clips.ShouldBeEmpty();
        SoundPlan.Of(timeline).Key("5").ShouldBe(SoundPlan.Of(Timeline()).Key("5"));
    }

    [Fact]
    public void A_plan_is_as_long_as_its_film_at_odd_rates_too()
    {
        SoundPlan.Of(Timeline() with { Rate = new FrameRate(30_000, 1001), Frames = 1800 }).Samples.ShouldBe(2_882_880);
    }

    [Fact]
    public void A_clip_needs_as_much_of_its_source_as_is_heard()
    {
        ClipSound.SourceSamples(Clip, 300_000).ShouldBe(300_000);
        ClipSound.SourceSamples(Clip with { Reverse = true }, 300_000).ShouldBe(480_000);
        ClipSound.SourceSamples(Clip with { Speed = 2 }, 480_000).ShouldBeInRange(960_000, 970_000);
        ClipSound.SourceSamples(Clip with { Tempos = [new TempoSpan(384_000, 96_000, 1.4)] }, 480_000).ShouldBeInRange(518_400, 528_400);
    }

    private static SourceMedia Source() =>
        new() { Sha256 = "ab", ObjectKey = "", Bytes = 1, Name = "", Demuxer = "wav", Audio = new AudioFacts("", 48_000, 2, TimeSpan.Zero) };

    private static ResolvedTimeline Timeline(params SoundClip[] sounds) => new()
    {
        Width = 64, Height = 36, Rate = new FrameRate(30, 1), Frames = 300, Background = new Rgba(0, 0, 0), Encoder = new EncoderSettings("veryfast", 23),
        Title = "", Language = "en", Sounds = sounds,
        Sources = new Dictionary<string, SourceMedia> { ["s"] = Source(), ["mute"] = Source() with { Audio = null } },
    };
}
