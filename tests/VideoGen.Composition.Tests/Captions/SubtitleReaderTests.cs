using System.Text;
using Shouldly;
using VideoGen.Composition.Captions;
using VideoGen.Composition.Layers;
using Xunit;

namespace VideoGen.Composition.Tests.Captions;

public sealed class SubtitleReaderTests
{
    private const string Srt = "1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>Hello</i> <b>there</b>\r\n{\\an8}second <line>\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nA & B\r\n";

    [Fact]
    public void Srt_is_read_without_its_tags()
    {
        var reading = SubtitleReader.Read(Srt);

        reading.Problems.ShouldBeEmpty();
        reading.Format.ShouldBe(SubtitleFormat.Srt);
        reading.Cues.Select(c => (c.Start.TotalSeconds, c.End.TotalSeconds, c.Text)).ShouldBe([(1, 2.5, "Hello there\nsecond <line>"), (3, 4, "A & B")]);
    }

    [Fact]
    public void Vtt_is_read_with_word_times_and_without_settings_notes_styles_and_names()
    {
        var reading = SubtitleReader.Read("""
            WEBVTT - a title

            STYLE
            ::cue { color: red }

            NOTE nobody
            sees this

            intro
            00:01.000 --> 00:03.000 line:0 position:20% align:start
            <v Anna>One <00:01.500><c.loud>two</c> <00:02.250>three &lt;b&gt; &amp;amp; &#x263A;

            00:05.000 --> 01:00:06.000
            no <u>times</u> here
            """);

        reading.Problems.ShouldBeEmpty();
        reading.Cues.Count.ShouldBe(2);
        reading.Cues[0].Text.ShouldBe("One two three <b> &amp; ☺");
        reading.Cues[0].Words[0].ShouldBe(new CaptionWord(Ms(1000), Ms(1500), "One"));
        reading.Cues[0].Words[1].ShouldBe(new CaptionWord(Ms(1500), Ms(2250), "two"));
        reading.Cues[0].Words[^1].End.ShouldBe(Ms(3000));
        reading.Cues[1].Words.ShouldBeEmpty();
        reading.Cues[1].End.ShouldBe(new TimeSpan(1, 0, 6));
    }

    [Fact]
    public void Ass_dialogue_is_read_with_karaoke_and_without_tags_and_drawings()
    {
        var reading = SubtitleReader.Read("""
            [Script Info]
            Title: x
            [Events]
            Format: Layer, Start, End, Style, Text
            Comment: 0,0:00:00.00,0:00:09.00,Default,not this
            Dialogue: 0,0:00:05.00,0:00:06.00,Default,{\fs10000\blur200}Later,\Nsecond \{line\}
            Dialogue: 0,0:00:01.00,0:00:02.00,Default,{\k50}kara{\k20}o{\kf30}ke now
            Dialogue: 0,0:00:03.00,0:00:04.00,Default,{\p1}m 0 0 l 9999 0{\p0}after
            """);

        reading.Problems.ShouldBeEmpty();
        reading.Cues.Select(c => c.Text).ShouldBe(["karaoke now", "after", "Later,\nsecond {line}"]);
        reading.Cues[0].Words.Select(w => w.Text).ShouldBe(["karaoke", "now"]);
        reading.Cues[0].Words[0].Start.ShouldBe(Ms(1000));
    }

    [Theory]
    [InlineData("1\n00:00:02,000 --> 00:00:01,000\nx\n", 2, "order")]
    [InlineData("1\n00:00:02,000 --> 00:00:02,000\nx\n", 2, "order")]
    [InlineData("1\n-00:00:02,000 --> 00:00:03,000\nx\n", 2, "time")]
    [InlineData("1\n00:00:61,000 --> 00:01:03,000\nx\n", 2, "time")]
    [InlineData("1\n00:00:01,000 --> 99:59:59,000\nx\n", 2, "late")]
    [InlineData("1\n1e3 --> NaN\nx\n", 2, "time")]
    [InlineData("1\n00:00:01,000 --> 00:00:02,000\nx\n\nno times here\nat all\n", 5, "time")]
    [InlineData("WEBVTT\n\n00:01.000 --> \nx\n", 3, "time")]
    [InlineData("[Script Info]\n[Events]\nDialogue: 0,0:00:01.00\n", 3, "cut_short")]
    [InlineData("[Script Info]\n[Events]\nDialogue: 0,0:00:01.00,0:00:00.00,D,,0,0,0,,x\n", 3, "order")]
    [InlineData("just a text", 1, "format")]
    [InlineData("", 1, "format")]
    public void A_bad_cue_is_named_by_its_line(string file, int line, string code)
    {
        var problem = SubtitleReader.Read(file).Problems.ShouldHaveSingleItem();

        (problem.Line, problem.Code).ShouldBe((line, code));
    }

    [Fact]
    public void A_hundred_thousand_cues_are_refused_without_reading_them_all()
    {
        var file = new StringBuilder();
        for (var i = 0; i < 100_000; i++) file.Append(i).Append("\n00:00:01,000 --> 00:00:02,000\nx\n\n");

        var reading = SubtitleReader.Read(file.ToString());

        reading.Problems.ShouldHaveSingleItem().Code.ShouldBe("too_many_cues");
        reading.Cues.Count.ShouldBe(SubtitleLimits.MaxCues);
    }

    [Fact]
    public void Problems_of_a_broken_file_are_listed_up_to_a_bound()
    {
        var file = string.Concat(Enumerable.Range(0, 1000).Select(i => $"{i}\n00:00:02,000 --> 00:00:01,000\nx\n\n"));

        SubtitleReader.Read(file).Problems.Count.ShouldBe(SubtitleLimits.MaxProblems);
    }

    [Fact]
    public void Endless_text_of_a_cue_is_refused() =>
        SubtitleReader.Read($"1\n00:00:01,000 --> 00:00:02,000\n{new string('x', SubtitleLimits.MaxCueLength + 1)}\n").Problems.ShouldHaveSingleItem().Code.ShouldBe("too_long");

    public static TheoryData<string> Encodings() => ["utf-8", "utf-8 with mark", "utf-16", "utf-16BE"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Unicode_files_are_read(string name)
    {
        var encoding = name == "utf-8" ? new UTF8Encoding(false) : name == "utf-8 with mark" ? Encoding.UTF8 : Encoding.GetEncoding(name);

        var reading = SubtitleReader.Read([.. encoding.GetPreamble(), .. encoding.GetBytes("1\n00:00:01,000 --> 00:00:02,000\nGrüße 海 😀\n")]);

        reading.Problems.ShouldBeEmpty();
        reading.Cues.ShouldHaveSingleItem().Text.ShouldBe("Grüße 海 😀");
    }

    [Theory]
    [InlineData("1\n00:00:01,000 --> 00:00:02,000\nGr\u00FC\u00DFe\n", 3)]
    [InlineData("a\0b --> ", 1)]
    public void Other_encodings_and_binary_files_are_refused_by_name(string text, int line)
    {
        var problem = SubtitleReader.Read(Encoding.Latin1.GetBytes(text)).Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Line).ShouldBe(("encoding", line));
    }

    [Fact]
    public void Every_text_survives_the_trip_through_each_format()
    {
        var random = new Randomness.SeededRandom(7);
        for (var i = 0; i < 600; i++)
        {
            var cues = Enumerable.Range(0, 3).Select(n => Cue(random, n)).ToArray();

            Texts(SubtitleWriter.Vtt(cues)).ShouldBe(cues.Select(c => Cleaned(c.Text)).Where(t => t.Length > 0));
            Texts(SubtitleWriter.Ass(cues, 640, 360)).ShouldBe(cues.Select(c => Cleaned(c.Text)).Where(t => t.Length > 0));
            Texts(SubtitleWriter.Srt(cues)).ShouldBe(cues.Select(c => LookAlike(Cleaned(c.Text))).Where(t => t.Length > 0));
        }
    }

    [Fact]
    public void Word_times_survive_in_vtt_and_in_ass()
    {
        var random = new Randomness.SeededRandom(11);
        for (var i = 0; i < 300; i++)
        {
            List<CaptionWord> words = [];
            var at = Ms(1000 + (10 * random.Below(50)));
            for (var w = 0; w < 2 + random.Below(8); w++)
            {
                var end = at + Ms(40 + (10 * random.Below(60)));
                words.Add(new CaptionWord(at, end, "a{}\\<>&b-é海"[random.Below(9)] + Word(random)));
                at = end;
            }

            var cue = new CaptionCue(words[0].Start, at, string.Join(' ', words.Select(w => w.Text)), words);

            SubtitleReader.Read(SubtitleWriter.Vtt([cue], wordTimes: true)).Cues.ShouldHaveSingleItem().Words.ShouldBe(words);
            SubtitleReader.Read(SubtitleWriter.Ass([cue], 640, 360)).Cues.ShouldHaveSingleItem().Words.ShouldBe(words);
        }
    }

    private static IEnumerable<string> Texts(string file)
    {
        var reading = SubtitleReader.Read(file);
        reading.Problems.ShouldBeEmpty(file);
        return reading.Cues.Select(c => c.Text);
    }

    private static CaptionCue Cue(Randomness.SeededRandom random, int n)
    {
        const string Alphabet = "{}\\Nnhk<>&;-/:,.0123456789abcxyz \u00A0\n\r\t\0éß漢字カナ한국어مرحباशहर\u202E\u200D😀[]#=\"'";
        var runes = Alphabet.EnumerateRunes().ToArray();
        var text = string.Concat(Enumerable.Range(0, random.Below(60)).Select(_ => runes[random.Below(runes.Length)].ToString()));
        if (random.Below(4) == 0) text += " --> " + text;
        if (random.Below(4) == 0) text = "{\\k50}<b>" + text + "&lt;</b><00:00:01.000>";
        return new CaptionCue(Ms((n * 2000) + 10), Ms((n * 2000) + 1500), text, []);
    }

    private static string Word(Randomness.SeededRandom random) => new([.. Enumerable.Range(0, 1 + random.Below(6)).Select(_ => "abcdefgh.,!?'é"[random.Below(14)])]);

    // What no format can hold: control characters, empty lines, space at the ends of lines.
    private static string Cleaned(string text) => string.Join('\n', string.Concat(text.ReplaceLineEndings("\n").Replace('\t', ' ').EnumerateRunes()
        .Where(r => r.Value == '\n' || !Rune.IsControl(r)).Select(r => r.ToString())).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static string LookAlike(string text) =>
        text.Replace("-->", "→", StringComparison.Ordinal).Replace('<', '‹').Replace('>', '›').Replace('{', '(').Replace('}', ')');

    private static TimeSpan Ms(double ms) => TimeSpan.FromMilliseconds(ms);
}
