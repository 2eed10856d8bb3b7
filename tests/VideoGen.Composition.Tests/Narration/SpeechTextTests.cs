using Shouldly;
using VideoGen.Composition.Narration;
using Xunit;

namespace VideoGen.Composition.Tests.Narration;

public sealed class SpeechTextTests
{
    [Fact]
    public void Punctuation_clings_to_its_word_and_pictures_are_neither_said_nor_shown()
    {
        var text = SpeechText.Prepare("“Hello” — the 🌊 ocean, 👩‍🚀 glows!", "en");

        text.Tokens.Select(t => t.Caption).ShouldBe(["“Hello” —", "the", "ocean,", "glows!"]);
        text.Spoken.ShouldBe("“Hello” — the ocean, glows!");
    }

    [Fact]
    public void Abbreviations_are_written_out_for_the_voice_and_kept_in_the_caption()
    {
        var text = SpeechText.Prepare("Dr. Smith (e.g. today), vs. 50% of 1,500", "en");

        text.Tokens.Select(t => t.Caption).ShouldBe(["Dr.", "Smith", "(e.g.", "today),", "vs.", "50%", "of", "1,500"]);
        text.Spoken.ShouldBe("doctor Smith (for example today), versus 50 percent of 1500");
        Read(text, 0).ShouldBe("doctor");
        Read(text, 2).ShouldBe("(for example");
    }

    [Fact]
    public void Scripts_without_spaces_are_cut_into_short_groups_at_their_punctuation()
    {
        var text = SpeechText.Prepare("海洋在夜里发光，很美。AI很好", "zh");

        text.Tokens.Select(t => t.Caption).ShouldBe(["海洋在夜里", "发光，", "很美。", "AI", "很好"]);
        SpeechText.Gap("海洋在夜里", "发光，").ShouldBe("");
        SpeechText.Gap("hello", "world").ShouldBe(" ");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n\t ")]
    [InlineData("🌊🔥 — …")]
    [InlineData("\u0000\u0007")]
    public void Nothing_that_can_be_said_gives_no_words(string said)
    {
        var text = SpeechText.Prepare(said, "en");

        text.Tokens.ShouldBeEmpty();
        text.Spoken.ShouldBeEmpty();
    }

    [Fact]
    public void Broken_surrogates_do_no_harm()
    {
        SpeechText.Prepare("a \ud83c b", "en").Tokens.Count.ShouldBe(2);
    }

    private static string Read(SpeechText text, int token) =>
        string.Concat(text.Spoken.EnumerateRunes().Skip(text.Tokens[token].Start).Take(text.Tokens[token].Length));
}
