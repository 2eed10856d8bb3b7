using Shouldly;
using VideoGen.Composition.Narration;
using Xunit;

namespace VideoGen.Composition.Tests.Narration;

public sealed class PronunciationTests
{
    private static readonly Pronunciations Words = Pronunciations.Of(new Dictionary<string, string> { ["Kubernetes"] = "koo ber netties", ["GIF"] = "jif" });

    [Theory]
    [InlineData("kubernetes", "koo ber netties")]
    [InlineData("(Kubernetes),", "(koo ber netties),")]
    [InlineData("“GIF”!", "“jif”!")]
    [InlineData("gifs", null)]
    [InlineData("…", null)]
    public void A_word_is_said_its_way_whatever_clings_to_it(string piece, string? said) => Words.Said(piece).ShouldBe(said);

    [Fact]
    public void Captions_keep_the_word_as_it_is_written()
    {
        var text = SpeechText.Prepare("Use Kubernetes, today.", "en", Words);

        text.Spoken.ShouldBe("Use koo ber netties, today.");
        text.Tokens.Select(t => t.Caption).ShouldBe(["Use", "Kubernetes,", "today."]);
    }

    [Fact]
    public void A_text_said_otherwise_is_another_sound()
    {
        var plain = new SpokenText("a gif", "en", null, 1);

        (plain with { Say = Words }).Name.ShouldNotBe(plain.Name);
        (plain with { Say = Words }).ShouldBe(plain with { Say = Pronunciations.Of(Words.Words) });
    }
}
