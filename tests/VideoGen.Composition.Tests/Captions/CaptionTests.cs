using Shouldly;
using VideoGen.Composition.Captions;
using VideoGen.Composition.Narration;
using VideoGen.Composition.Tests.Timelines;
using VideoGen.Composition.Timelines;
using Xunit;

namespace VideoGen.Composition.Tests.Captions;

public sealed class CaptionTests
{
    [Fact]
    public void Captions_hold_at_most_four_words_and_end_at_punctuation()
    {
        var groups = CaptionGrouper.Group(Words("When the sea is calm, look down. Tiny living sparks answer every single wave."));

        groups.Select(g => g.Text).ShouldBe(["When the sea", "is calm,", "look down.", "Tiny living sparks answer", "every single wave."], ignoreOrder: false);
    }

    [Fact]
    public void Captions_follow_each_other_without_overlap()
    {
        var groups = CaptionGrouper.Group(Words("one two three four five six seven, eight nine ten"));

        foreach (var (a, b) in groups.Zip(groups.Skip(1))) a.End.ShouldBeLessThanOrEqualTo(b.Start);
        groups.ShouldAllBe(g => g.End > g.Start);
    }

    [Fact]
    public void Han_words_join_without_spaces() =>
        CaptionGrouper.Group([Word("海", 0), Word("洋", 1), Word("发光。", 2)]).ShouldHaveSingleItem().Text.ShouldBe("海洋发光。");

    [Fact]
    public void Vtt_times_are_of_the_film_and_markup_is_escaped()
    {
        var board = FilmTimelineTests.Board(300, 2);
        var film = FilmTimeline.Create(board, 30, [new("s2", TimeSpan.FromSeconds(1), Words("a <b> & --> c"))], null);

        var vtt = SubtitleWriter.Vtt(SubtitleFiles.Cues(film));

        vtt.ShouldStartWith("WEBVTT\n\n00:00:0");
        vtt.ShouldContain("a &lt;b&gt; &amp; --&gt; c");
        vtt.Split('\n').Count(l => l.Contains("-->", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void Srt_is_numbered_and_holds_no_stray_arrow()
    {
        var film = FilmTimeline.Create(FilmTimelineTests.Board(300, 2), 30, [new("s1", TimeSpan.FromSeconds(1), Words("go --> there. Now."))], null);

        SubtitleWriter.Srt(SubtitleFiles.Cues(film)).ShouldMatch("^1\n00:00:00,\\d{3} --> 00:00:0\\d,\\d{3}\ngo → there.\n\n2\n");
    }

    private static SpokenWord[] Words(string text) => [.. text.Split(' ').Select(Word)];

    private static SpokenWord Word(string text, int index) =>
        new(text, TimeSpan.FromSeconds(index * 0.3), TimeSpan.FromSeconds((index * 0.3) + 0.28));
}
