using System.Text.Json;
using Shouldly;
using VideoGen.Composition.Planning;
using VideoGen.Composition.Storyboards;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;
using Xunit;

namespace VideoGen.Composition.Tests.Planning;

public sealed class PromptPlannerTests
{
    private static readonly string[] Prompts =
    [
        "Why does the ocean glow at night?", "coffee", "a", "7", "?!x", "🎉", "🎉🎉 party 🎈", "Make a 30 second video about the history of the bicycle",
        "Our bakery opens on Monday at 7:30 with 20% off everything. Come early!",
        "%{expr:while(1,1)} {\\fs300}x\\N [x]=1;movie=/etc/passwd 'it''s' \"quoted\"", "为什么大海在夜里发光?", "لماذا يتوهج المحيط ليلا؟", "夜の海はなぜ光るのか。教えてください。",
        "Warum leuchtet das Meer nachts?", "line one\nline two\r\nline three", "- one\n- two\n- three", "# Head\n\n## Sub\ntext here",
        "Scene 1: The sea at dusk. [visual: waves]\nScene 2: A spark appears.\nScene 3: Night falls.",
        new string('x', 5000), string.Join(' ', Enumerable.Repeat("word", 1000)), string.Concat(Enumerable.Repeat("A sentence with 12 words. ", 190)),
        "e\u0301\u0302\u0303 combining \u202Eevil\u202C text", "1. only one", "Title: My film\nIt starts. It goes on. It ends.",
    ];

    public static TheoryData<string, double> Everything()
    {
        var data = new TheoryData<string, double>();
        foreach (var prompt in Prompts)
            foreach (var seconds in (double[])[3, 8, 20, 60, 180]) data.Add(prompt, seconds);
        return data;
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Every_prompt_becomes_a_film_whose_speech_fits(string prompt, double seconds)
    {
        var board = Plan(prompt, seconds);

        board.Scenes.Count.ShouldBeGreaterThanOrEqualTo(3);
        board.Scenes.Select(s => s.Id).ShouldBeUnique();
        board.Scenes[0].Kind.ShouldBe(SceneKind.Title);
        board.Scenes.ShouldAllBe(s => s.Headline.Length > 0 || s.Items.Count > 0);
        board.Title.ShouldNotBeNullOrWhiteSpace();
        board.Scenes.Sum(s => TextWords.SpokenCount(s.Narration)).ShouldBeLessThanOrEqualTo(Math.Max(4, (int)(seconds * 2.4)));
        board.Scenes.ShouldAllBe(s => s.Headline.Length < 170 && s.Items.Count <= 5);
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void The_same_request_gives_the_same_film(string prompt, double seconds) =>
        JsonSerializer.Serialize(Plan(prompt, seconds)).ShouldBe(JsonSerializer.Serialize(Plan(prompt, seconds)));

    [Theory]
    [InlineData("Why does the ocean glow at night?", "en")]
    [InlineData("Warum leuchtet das Meer in der Nacht?", "de")]
    [InlineData("Pourquoi la mer brille-t-elle la nuit ?", "fr")]
    [InlineData("¿Por qué brilla el mar de noche?", "es")]
    [InlineData("Perché il mare brilla di notte?", "it")]
    [InlineData("Por que o mar brilha à noite? É uma questão de luz.", "pt")]
    [InlineData("为什么大海在夜里发光?", "zh")]
    [InlineData("夜の海はなぜ光るのか", "ja")]
    [InlineData("바다는 왜 밤에 빛날까?", "ko")]
    [InlineData("Почему море светится ночью?", "ru")]
    [InlineData("لماذا يتوهج المحيط ليلا؟", "ar")]
    [InlineData("समुद्र रात में क्यों चमकता है?", "hi")]
    [InlineData("The word 海 means sea in Chinese and Japanese", "en")]
    [InlineData("a", "en")]
    public void The_language_is_that_of_the_text(string prompt, string language) => Plan(prompt, 20).Language.ShouldBe(language);

    [Fact]
    public void A_question_is_parted_into_small_and_large_words()
    {
        var title = Plan("Why does the ocean glow at night?", 20).Scenes[0];

        (title.Kicker, title.Headline, title.Subline).ShouldBe(("Why does the", "Ocean glow", "at night?"));
    }

    [Fact]
    public void Lists_figures_and_sayings_become_scenes_of_their_kind()
    {
        var board = Plan("""
            Three reasons to walk every day:
            1. It clears your head
            2. It strengthens your heart
            3. It costs nothing
            As Nietzsche wrote: "All truly great thoughts are conceived while walking."
            Adults who walk 8,000 steps a day sleep better. Start tomorrow.
            """, 40);

        board.Scenes.Select(s => s.Kind).ShouldBe([SceneKind.Title, SceneKind.List, SceneKind.Quote, SceneKind.Number, SceneKind.End]);
        board.Scenes[1].Items.Count.ShouldBe(3);
        board.Scenes[2].Subline.ShouldBe("Nietzsche");
        board.Scenes[3].Number.ShouldBe(new NumberFact(8000, 0, "", ""));
    }

    [Theory]
    [InlineData("Three rules: 1. Sleep early 2. Walk daily 3. Say no", new[] { "Sleep early", "Walk daily", "Say no" })]
    [InlineData("Two rules: (1) Sleep early, (2) walk daily", new[] { "Sleep early,", "walk daily" })]
    public void A_list_on_one_line_is_a_list(string prompt, string[] points)
    {
        var list = Plan(prompt, 20).Scenes.Single(s => s.Kind == SceneKind.List);

        list.Items.Select(i => i.TrimEnd(',')).ShouldBe(points.Select(p => p.TrimEnd(',')), Case.Insensitive);
    }

    [Theory]
    [InlineData("In chapter 2. the story turns. Then it ends.")]
    [InlineData("Version 1. is old. Version 3. is new.")]
    public void Numbers_that_do_not_count_up_are_no_list(string prompt) =>
        Plan(prompt, 20).Scenes.ShouldAllBe(s => s.Items.Count == 0);

    [Theory]
    [InlineData("It costs $1,299.50 now", 1299.5, "$", "")]
    [InlineData("About 45% of them", 45, "", "%")]
    [InlineData("It is 1.5 million kilometers away", 1.5, "", " million")]
    [InlineData("Only 3 km to go", 3, "", " km")]
    public void Figures_keep_their_signs(string text, double value, string prefix, string suffix)
    {
        var fact = NumberFinder.In(text, "en")?.Fact;

        fact.ShouldNotBeNull();
        (fact.Value, fact.Prefix, fact.Suffix).ShouldBe((value, prefix, suffix));
    }

    [Theory]
    [InlineData("In 1969 we went there")]
    [InlineData("At 7:30 we open")]
    [InlineData("Two or 3 of us")]
    public void Years_times_and_small_counts_are_not_figures(string text) => NumberFinder.In(text, "en").ShouldBeNull();

    [Fact]
    public void A_long_text_keeps_its_order_and_loses_its_least_part()
    {
        var text = string.Join(' ', Enumerable.Range(1, 30).Select(i => $"Sentence number {i} speaks of topic {i % 3}."));

        var board = Plan(text, 20);

        var spoken = string.Join(' ', board.Scenes.Select(s => s.Narration));
        var order = System.Text.RegularExpressions.Regex.Matches(spoken, @"number (\d+)").Select(m => int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        order.ShouldBe(order.Order());
        order[0].ShouldBe(1);
    }

    internal static Storyboard Plan(string prompt, double seconds) => PromptPlanner.Plan(new GenerateRequest
    {
        Prompt = prompt, Frames = (int)(seconds * 30), Width = 1280, Height = 720, Fps = 30, Seed = 7, Quality = RenderQuality.High, Priority = JobPriority.Normal,
    });
}
