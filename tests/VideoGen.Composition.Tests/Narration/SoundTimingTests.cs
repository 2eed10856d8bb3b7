using Shouldly;
using VideoGen.Composition.Narration;
using Xunit;

namespace VideoGen.Composition.Tests.Narration;

/// <summary>Words of a sound without marks. The sounds are hums with pauses.</summary>
public sealed class SoundTimingTests
{
    private const int Rate = 8000;

    [Fact]
    public void Clauses_end_where_the_sound_pauses()
    {
        var text = SpeechText.Prepare("One two three. Four five, six seven.", "en");

        // The first pause lies later than letters alone would put it.
        var words = SoundTiming.Align(text, Hum((1.5, 0.4), (0.6, 0.3), (0.7, 0.2)), Rate, null);

        words.Select(w => w.Text).ShouldBe(["One", "two", "three.", "Four", "five,", "six", "seven."]);
        words[2].End.TotalSeconds.ShouldBe(1.5, 0.03);
        words[3].Start.TotalSeconds.ShouldBe(1.9, 0.03);
        words[4].End.TotalSeconds.ShouldBe(2.5, 0.03);
        words[5].Start.TotalSeconds.ShouldBe(2.8, 0.03);
        words[6].End.TotalSeconds.ShouldBe(3.5, 0.03);
    }

    [Fact]
    public void A_pause_within_a_clause_and_a_comma_without_one_mislead_nobody()
    {
        var text = SpeechText.Prepare("Well, this goes on and on. Then it ends.", "en");

        var words = SoundTiming.Align(text, Hum((0.7, 0.1), (0.7, 0.5), (0.8, 0.1)), Rate, null);

        words[5].Text.ShouldBe("on.");
        words[5].End.TotalSeconds.ShouldBe(1.5, 0.03);
        words[6].Start.TotalSeconds.ShouldBe(2.0, 0.03);
    }

    [Fact]
    public void Given_lengths_share_the_sound()
    {
        var words = SoundTiming.Align(SpeechText.Prepare("short and veryverylong", "en"), Hum((4, 0)), Rate, [2, 1, 1]);

        words.Select(w => Math.Round(w.End.TotalSeconds, 1)).ShouldBe([2, 3, 4]);
    }

    [Theory]
    [InlineData("", 1.0)]
    [InlineData("Hello there.", 0.0)]
    [InlineData("Hello, there. You, all.", 0.02)]
    public void Too_little_of_either_breaks_nothing(string text, double seconds)
    {
        var speech = SpeechText.Prepare(text, "en");

        var words = SoundTiming.Align(speech, Hum((seconds, 0)), Rate, null);

        words.Count.ShouldBe(speech.Tokens.Count);
        words.ShouldAllBe(w => w.Start >= TimeSpan.Zero && w.End >= w.Start);
        words.Zip(words.Skip(1)).ShouldAllBe(pair => pair.Second.Start >= pair.First.End);
    }

    [Fact]
    public void Silence_is_shared_by_letters() =>
        SoundTiming.Align(SpeechText.Prepare("a b", "en"), new short[Rate], Rate, null).Select(w => w.End.TotalSeconds).ShouldBe([0.5, 1.0], 0.02);

    private static short[] Hum(params (double Sound, double Pause)[] parts) =>
        [.. parts.SelectMany(p => Enumerable.Range(0, (int)(p.Sound * Rate)).Select(i => (short)(8000 * Math.Sin(i * 0.4))).Concat(new short[(int)(p.Pause * Rate)]))];
}
