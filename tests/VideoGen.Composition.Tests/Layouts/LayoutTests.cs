using Shouldly;
using VideoGen.Composition.Layouts;
using VideoGen.Composition.Tests.Planning;
using Xunit;

namespace VideoGen.Composition.Tests.Layouts;

public sealed class LayoutTests
{
    private static readonly string[] Prompts =
    [
        "Why does the ocean glow at night?", "a", new string('W', 3000), "Make a video about the extraordinarily long-winded internationalisation of telecommunications",
        "%{expr:while(1,1)} {\\fs300}x\\N [x]=1;movie=/etc/passwd", "为什么大海在夜里发光而不是在白天发光呢?", "لماذا يتوهج المحيط ليلا؟",
        "How to brew tea:\n- Boil fresh water and warm the pot with it while you look for the leaves that you like best of all\n- Wait\n- Pour\nA history of flight:\n- 1783: A balloon carries two men over Paris for the first time in the history of humankind\n- September 1903: The Wright brothers\n- 1969: The Moon\nTop speed:\n- Walking: 5 km/h\n- The fastest of all electric trains: 1,320.55 km/h\n- Car: 130 km/h\nTea or coffee:\n- Tea: calm and quiet like an early morning by the lake, cheap, old, made in minutes, good\n- Coffee: strong, fast",
        "Five things:\n- Supercalifragilisticexpialidocious words\n- two\n- three three three three three three three three\n- four\n- five\nIt costs $1,234,567,890.55 million in all. \"A saying that goes on for quite a while, longer than sayings should.\" — Some Person With A Name",
    ];

    public static TheoryData<string, int, int> Films()
    {
        var data = new TheoryData<string, int, int>();
        foreach (var prompt in Prompts)
            foreach (var (w, h) in (ReadOnlySpan<(int, int)>)[(1280, 720), (720, 1280), (1080, 1080), (320, 240), (1920, 240), (240, 1920)]) data.Add(prompt, w, h);
        return data;
    }

    [Theory]
    [MemberData(nameof(Films))]
    public void No_text_leaves_the_frame_or_touches_its_neighbour(string prompt, int width, int height)
    {
        var scenes = BoardFilms.Scenes(PromptPlannerTests.Plan(prompt, 30).Sized(width, height));

        foreach (var scene in scenes)
        {
            var lines = scene.Layout.Lines;
            lines.ShouldNotBeEmpty();
            foreach (var line in lines)
            {
                line.Ink.Left.ShouldBeGreaterThanOrEqualTo(width * 0.05);
                line.Ink.Right.ShouldBeLessThanOrEqualTo(width * 0.95);
                line.Ink.Top.ShouldBeGreaterThanOrEqualTo(height * 0.03);
                line.Ink.Bottom.ShouldBeLessThanOrEqualTo(scene.Layout.CaptionY - (14 * scene.Frame.Unit));
            }

            foreach (var (a, i) in lines.Select((l, i) => (l, i)))
                foreach (var b in lines.Skip(i + 1)) Overlap(a.Ink, b.Ink).ShouldBeFalse($"{a.Text} / {b.Text}");
        }
    }

    [Theory]
    [MemberData(nameof(Films))]
    public void Titles_stay_below_the_cap_of_events(string prompt, int width, int height)
    {
        var scenes = BoardFilms.Scenes(PromptPlannerTests.Plan(prompt, 30).Sized(width, height));

        foreach (var titles in scenes.Select(s => s.Ass()))
        {
            titles.Length.ShouldBeLessThan(300_000);
            System.Text.RegularExpressions.Regex.Count(titles, "^Dialogue:", System.Text.RegularExpressions.RegexOptions.Multiline).ShouldBeLessThan(400);
        }
    }

    private static bool Overlap(Box a, Box b) => a.Left < b.Right - 1 && b.Left < a.Right - 1 && a.Top < b.Bottom - 1 && b.Top < a.Bottom - 1;
}
