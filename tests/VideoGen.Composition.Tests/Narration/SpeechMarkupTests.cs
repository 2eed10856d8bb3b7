using Shouldly;
using VideoGen.Composition.Narration;
using VideoGen.Composition.Narration.Markup;
using Xunit;

namespace VideoGen.Composition.Tests.Narration;

public sealed class SpeechMarkupTests
{
    [Fact]
    public void Breaks_part_the_speech()
    {
        var parts = SpeechMarkup.Read("<speak>One. <break time=\"700ms\"/> Two.<break/>Three</speak>").Parts;

        parts.Select(p => (p.Runs[0].Text.Trim(), p.PauseAfter.TotalSeconds)).ShouldBe([("One.", 0.7), ("Two.", 0.35), ("Three", 0)]);
    }

    [Fact]
    public void Pace_holds_within_its_element_and_multiplies() =>
        SpeechMarkup.Read("<speak>a <prosody rate=\"slow\">b <prosody rate=\"50%\">c</prosody> d</prosody><emphasis>e</emphasis></speak>").Parts
            .Select(p => (p.Runs[0].Text.Trim(), Math.Round(p.Rate, 2))).ShouldBe([("a", 1), ("b", 0.8), ("c", 0.5), ("d", 0.8), ("e", 0.88)]);

    [Fact]
    public void What_is_said_otherwise_is_one_word_of_the_captions()
    {
        var part = SpeechMarkup.Read("<speak>The <sub alias=\"World Wide Web\">W W W</sub>, by <say-as interpret-as=\"characters\">USB</say-as>.</speak>").Parts.ShouldHaveSingleItem();

        var text = SpeechText.Prepare(part.Runs, "en");

        text.Spoken.ShouldBe("The World Wide Web , by U S B .");
        text.Tokens.Select(t => t.Caption).ShouldBe(["The", "W W W ,", "by", "USB ."]);
    }

    [Theory]
    [InlineData("<speak>Hello", "not well-formed")]
    [InlineData("<speak><audio src=\"x\"/></speak>", "\"audio\"")]
    [InlineData("<speak><sub>x</sub></speak>", "\"alias\"")]
    [InlineData("<speak><break time=\"1 hour\"/></speak>", "0 to 10 seconds")]
    [InlineData("<speak><break time=\"11s\"/></speak>", "0 to 10 seconds")]
    [InlineData("<speak><break strength=\"very\"/></speak>", "strength")]
    [InlineData("<speak><prosody rate=\"300%\">x</prosody></speak>", "50% to 200%")]
    [InlineData("<speak><say-as interpret-as=\"poem\">x</say-as></speak>", "\"poem\"")]
    [InlineData("<!DOCTYPE x><speak>x</speak>", null)]
    [InlineData("<speak>&secret;</speak>", "not well-formed")]
    public void Wrong_markup_is_told_and_read_as_text(string narration, string? fault)
    {
        var (parts, told) = SpeechMarkup.Read(narration);

        if (fault is null) told.ShouldBeNull();
        else told.ShouldNotBeNull().ShouldContain(fault);
        parts.ShouldHaveSingleItem().Runs.ShouldHaveSingleItem().Text.ShouldBe(narration);
    }

    [Fact]
    public void Text_that_is_no_markup_is_text()
    {
        SpeechMarkup.Read("a < b & <speak> c").Parts.ShouldHaveSingleItem().Runs[0].Text.ShouldBe("a < b & <speak> c");
        SpeechMarkup.Plain("5 < 6").ShouldBe("5 < 6");
        SpeechMarkup.Plain("<speak>One <break/> two &amp; three</speak>").ShouldBe("One two & three");
    }

    [Fact]
    public void Too_many_parts_are_refused() =>
        SpeechMarkup.Read($"<speak>{string.Concat(Enumerable.Repeat("a<break/>", 200))}</speak>").Fault.ShouldNotBeNull().ShouldContain("100");
}
