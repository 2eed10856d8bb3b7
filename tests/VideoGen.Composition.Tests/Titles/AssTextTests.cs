using Shouldly;
using VideoGen.Composition.Titles;
using Xunit;

namespace VideoGen.Composition.Tests.Titles;

public sealed class AssTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("{\\fs300}x", "\\{\\\u2060fs300\\}x")]
    [InlineData("a\\Nb", "a\\\u2060Nb")]
    [InlineData("a\r\nb\tc", "a  b c")]
    [InlineData("100% %{expr:while(1,1)}", "100% %\\{expr:while(1,1)\\}")]
    [InlineData("nul\0bell\a", "nulbell")]
    [InlineData("it's \"quoted\" [x]=1;movie=/etc/passwd", "it's \"quoted\" [x]=1;movie=/etc/passwd")]
    public void Text_is_made_inert(string text, string expected) => AssText.Escape(text).ShouldBe(expected);

    [Fact]
    public void No_text_opens_a_tag_ends_a_line_or_grows_without_bound()
    {
        var random = new Randomness.SeededRandom(42);
        const string Alphabet = "{}\\Nnh0123456789,:&H%[];='\"\r\n\t\0é漢🎉\u202E\uD83D\uDC00ab ";
        for (var i = 0; i < 5000; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Below(400)).Select(_ => Alphabet[random.Below(Alphabet.Length)])]);

            var safe = AssText.Escape(text);

            safe.Length.ShouldBeLessThan(AssText.MaxLength + 8);
            safe.ShouldNotContain('\n');
            safe.ShouldNotContain('\r');
            for (var c = 0; c < safe.Length; c++)
            {
                if (safe[c] is '{' or '}') safe[c - 1].ShouldBe('\\');
                if (safe[c] == '\\') safe[c + 1].ShouldBeOneOf('{', '}', '\u2060');
            }
        }
    }
}
