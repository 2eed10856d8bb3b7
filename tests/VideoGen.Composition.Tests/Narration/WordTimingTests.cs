using Shouldly;
using VideoGen.Composition.Narration;
using Xunit;

namespace VideoGen.Composition.Tests.Narration;

public sealed class WordTimingTests
{
    [Fact]
    public void Words_start_at_their_marks_and_end_before_the_pause()
    {
        var text = SpeechText.Prepare("One, two three", "en");

        var words = WordTiming.Align(text, [Mark(0, 0), Mark(5, 700), Mark(9, 1000)], [Ms(400), Ms(1400)], Ms(1500));

        words.Select(w => (w.Text, w.Start.TotalMilliseconds, w.End.TotalMilliseconds))
            .ShouldBe([("One,", 0, 400), ("two", 700, 1000), ("three", 1000, 1400)]);
    }

    [Fact]
    public void A_word_without_a_mark_takes_its_share_of_the_gap()
    {
        var text = SpeechText.Prepare("aa bb cc", "en");

        var words = WordTiming.Align(text, [Mark(0, 0), Mark(6, 1000)], [], Ms(1500));

        words[1].Start.ShouldBe(Ms(500));
        words[0].End.ShouldBe(Ms(500));
        words[2].End.ShouldBe(Ms(1500));
    }

    [Fact]
    public void One_stray_mark_does_not_swallow_its_neighbours()
    {
        var text = SpeechText.Prepare("aa bb cc dd ee", "en");

        var words = WordTiming.Align(text, [Mark(0, 0), Mark(12, 150), Mark(3, 200), Mark(6, 400), Mark(9, 600), Mark(12, 800)], [], Ms(1000));

        words.Select(w => w.Start.TotalMilliseconds).ShouldBe([0, 200, 400, 600, 800]);
    }

    [Fact]
    public void Words_never_overlap_whatever_the_marks_say()
    {
        var text = SpeechText.Prepare("the quick brown fox jumps over 1,500 lazy dogs, e.g. mine", "en");
        var random = new Random(11);
        for (var round = 0; round < 500; round++)
        {
            var marks = Enumerable.Range(0, random.Next(20)).Select(_ => Mark(random.Next(-3, 90), random.Next(0, 5000))).OrderBy(m => m.At).ToList();
            var ends = Enumerable.Range(0, random.Next(4)).Select(_ => Ms(random.Next(0, 5000))).Order().ToList();

            var words = WordTiming.Align(text, marks, ends, Ms(5000));

            words.Count.ShouldBe(text.Tokens.Count);
            for (var i = 0; i < words.Count; i++)
            {
                words[i].End.ShouldBeGreaterThanOrEqualTo(words[i].Start);
                words[i].End.ShouldBeLessThanOrEqualTo(i + 1 < words.Count ? words[i + 1].Start : Ms(5000));
            }
        }
    }

    [Fact]
    public void A_silent_film_is_captioned_at_reading_pace()
    {
        var text = SpeechText.Prepare("Nobody speaks here, but everyone can read it.", "en");

        var normal = WordTiming.Silent("s1", text, 1);
        var fast = WordTiming.Silent("s1", text, 1.25);

        normal.Duration.TotalSeconds.ShouldBeInRange(2.5, 5);
        fast.Duration.ShouldBeLessThan(normal.Duration);
        normal.Words[4].Start.ShouldBeGreaterThan(normal.Words[3].End - Ms(1));
    }

    private static VoiceMark Mark(int position, int milliseconds) => new(position, Ms(milliseconds));

    private static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
