using System.Text;
using Shouldly;
using VideoGen.Composition.Design;
using VideoGen.Composition.Editing;
using VideoGen.Composition.Editing.Chat;
using VideoGen.Composition.Editing.Chat.Patterns;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Storyboards;
using VideoGen.Composition.Tests.Documents;
using Xunit;
using Transition = VideoGen.Composition.Design.Transition;

namespace VideoGen.Composition.Tests.Editing;

/// <summary>The table in docs/chat.md: every pattern's example, run on a film, with what it changed.</summary>
public sealed class ChatPageTests
{
    private const string Begin = "<!-- examples: written by a test -->\n";

    /// <summary>The film about tea; the same with everything set; the same with everything off. An example is shown on the first that it changes.</summary>
    private static readonly Storyboard[] Bases =
    [
        Films.Tea,
        Films.Tea with
        {
            Style = new StoryboardStyle { Palette = "forest", Fonts = "quiet", Background = Motif.Hills, Transition = Transition.Dip, Accent = "#FF8800" },
            Voice = new StoryboardVoice { Name = "en-gb", Speed = 1.5, Gain = 3, Say = new Dictionary<string, string> { ["GIF"] = "jiff" } },
            Music = new StoryboardMusic { Mood = Mood.Playful, Tempo = 100, Gain = -3 },
            Captions = new StoryboardCaptions { Look = CaptionLook.Pop },
            Scenes = [.. Films.Tea.Scenes.Select(s => s.Id == "s2" ? s with { Duration = 5 } : s)],
        },
        Films.Tea with { Voice = new StoryboardVoice { On = false }, Music = new StoryboardMusic { On = false }, Effects = new StoryboardEffects { On = false }, Captions = new StoryboardCaptions { On = false } },
    ];

    public static TheoryData<string> Examples => [.. PatternTable.All.Select(p => p.Example)];

    [Theory, MemberData(nameof(Examples))]
    public void An_example_of_the_page_is_understood_whole_and_does_something(string example)
    {
        var turn = Shown(example);

        turn.Reading.NotUnderstood.ShouldBeEmpty();
        turn.Problems.ShouldBeEmpty();
        (turn.Changes.Count > 0 || turn.Reading.Version is not null || turn.Reading.Questions.Count > 0 || turn.Reading.Suggestions.Count > 0).ShouldBeTrue();
    }

    [Theory, MemberData(nameof(Examples))]
    public void An_example_is_understood_in_any_case_and_with_manners(string example)
    {
        var plain = Shown(example);

        Shown(char.ToLowerInvariant(example[0]) + example[1..]).Reading.Commands.Select(EditCommandJson.Write).ShouldBe(plain.Reading.Commands.Select(EditCommandJson.Write));
        if (example.Contains('?')) return;
        Shown("Hi! Could you please " + char.ToLowerInvariant(example[0]) + example[1..]).Reading.Commands.Select(EditCommandJson.Write).ShouldBe(plain.Reading.Commands.Select(EditCommandJson.Write));
    }

    [Fact]
    public void The_page_shows_what_every_pattern_does()
    {
        var path = Repository.File("docs", "chat.md");
        var page = File.Exists(path) ? File.ReadAllText(path) : Begin;
        var written = page[..(page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)] + Table();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "1") File.WriteAllText(path, written);

        page = File.ReadAllText(path);
        page.ShouldBe(written, "Run the test with UPDATE_GOLDENS=1 and look at what changed.");
        PatternTable.All.Count.ShouldBeGreaterThanOrEqualTo(80);
        PatternTable.All.Select(p => p.Example).Distinct().Count().ShouldBe(PatternTable.All.Count);
    }

    private static ChatTurn Shown(string example)
    {
        var turns = Bases.Select(film => ChatTurn.Take(example, film, Films.Context)).ToArray();
        return turns.FirstOrDefault(t => t.Changes.Count > 0) ?? turns[0];
    }

    private static string Table()
    {
        var text = new StringBuilder();
        foreach (var area in PatternTable.All.GroupBy(p => p.Area))
        {
            text.Append("\n## ").Append(area.Key).Append("\n\n| say | what happens |\n| --- | --- |\n");
            foreach (var pattern in area) text.Append("| ").Append(pattern.Example).Append(" | ").Append(What(Shown(pattern.Example))).Append(" |\n");
        }

        return text.ToString();
    }

    private static string What(ChatTurn turn) => turn.Reading.Version is { } version ? Words(version) : string.Join("<br>", turn.Reply);

    private static string Words(VersionCommand version) => version switch
    {
        VersionCommand.Undo(var steps) => $"Back by {steps}.",
        VersionCommand.Redo(var steps) => $"Forward by {steps}.",
        VersionCommand.GoTo(var number) => $"To version {number}.",
        _ => throw new InvalidOperationException(),
    };
}
