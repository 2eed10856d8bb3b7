using Shouldly;
using VideoGen.Composition.Design;
using VideoGen.Composition.Editing;
using VideoGen.Composition.Editing.Commands;
using VideoGen.Composition.Editing.Diff;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Storyboards;
using Xunit;
using Transition = VideoGen.Composition.Design.Transition;

namespace VideoGen.Composition.Tests.Editing;

public sealed class EditCommandTests
{
    /// <summary>Each command on the film about tea, and all that it changes.</summary>
    private static readonly (EditCommand Command, string[] Changes)[] Effects =
    [
        (new SetTitle(" Tea "), ["Title: “The quiet power of tea” → “Tea”"]),
        (new SetLanguage("de"), ["Language: de (was en)"]),
        (new SetMood(Mood.Playful), ["Mood: playful (was calm)"]),
        (new SetSeed(8), ["Variant: 8 (was 7)"]),
        (new SetLength(Change.ToValue(30)), ["Length: 30 s (was 20 s)"]),
        (new SetLength(Change.ByValue(-5)), ["Length: 15 s (was 20 s)"]),
        (new SetLength(Change.TimesValue(0.5)), ["Length: 10 s (was 20 s)"]),
        (new ReplaceText("tea", "coffee"),
        [
            "Title: “The quiet power of tea” → “The quiet power of coffee”", "Scene 1: headline “The quiet power of tea” → “The quiet power of coffee”", "Scene 1: emphasis “tea” → “coffee”",
            "Scene 1: narration “The quiet power of tea.” → “The quiet power of coffee.”", "Scene 2: narration “Every morning a cup slows you down. Five minutes of tea are enough.” → “Every morning a cup slows you down. Five minutes of coffee are enough.”",
            "Scene 3: points “Green tea”, “Black tea”, “White tea” → “Green coffee”, “Black coffee”, “White coffee”",
            "Scene 3: narration “There are three kinds. Green tea. Black tea. White tea.” → “There are three kinds. Green coffee. Black coffee. White coffee.”",
            "Scene 4: headline “of people drink tea” → “of people drink coffee”", "Scene 4: narration “84 % of people drink tea.” → “84 % of people drink coffee.”",
        ]),
        (new SetPalette("ember"), ["Palette: ember (was chosen by mood and words)"]),
        (new SetAccent("#ff0000"), ["Accent colour: #FF0000 (was that of the palette)"]),
        (new SetFonts("quiet"), ["Fonts: quiet (was chosen by mood and words)"]),
        (new SetBackground(Motif.Stars), ["Background: stars (was chosen by mood and words)"]),
        (new SetTransition(Transition.Iris), ["Transition: iris (was chosen by mood and words)"]),
        (new SetShape(FrameShape.Vertical), ["Size: 720×1280 (was 1280×720)"]),
        (new SetShape(FrameShape.Square), ["Size: 720×720 (was 1280×720)"]),
        (new SetShape(FrameShape.Portrait), ["Size: 720×900 (was 1280×720)"]),
        (new SetResolution(1080), ["Size: 1920×1080 (was 1280×720)"]),
        (new SetSize(640, 360), ["Size: 640×360 (was 1280×720)"]),
        (new SetFrameRate(60), ["Frame rate: 60 fps (was 30 fps)"]),
        (new SetVoiceOn(false), ["Voice: off"]),
        (new SetVoiceName("en-gb"), ["Voice: en-gb (was that of the language)"]),
        (new SetVoiceSpeed(Change.TimesValue(1.25)), ["Voice speed: 1.25× (was 1×)"]),
        (new SetVoiceGain(Change.ByValue(3)), ["Voice: +3 dB (was 0 dB)"]),
        (new SetPronunciation("oolong", "oo long"), ["Pronunciation: “oolong” is said “oo long”"]),
        (new SetMusicOn(false), ["Music: off"]),
        (new SetMusicMood(Mood.Energetic), ["Music mood: energetic (was that of the film)"]),
        (new SetMusicTempo(Change.ToValue(120)), ["Music tempo: 120 bpm (was chosen by mood)"]),
        (new SetMusicGain(Change.ByValue(-6)), ["Music: −6 dB (was 0 dB)"]),
        (new SetEffectsOn(false), ["Sound effects: off"]),
        (new SetEffectsGain(Change.ByValue(-6)), ["Sound effects: −6 dB (was 0 dB)"]),
        (new SetCaptionsOn(false), ["Captions: off"]),
        (new SetCaptionsLook(CaptionLook.OneWord), ["Captions look: one word (was karaoke)"]),
        (new SetHeadline("s1", "Hello"), ["Scene 1: headline “The quiet power of tea” → “Hello”", "Scene 1: emphasis “tea” removed"]),
        (new SetHeadline("s3", ""), ["Scene 3: headline “Three kinds” removed"]),
        (new SetKicker("s1", "Well"), ["Scene 1: kicker “Well” added"]),
        (new SetSubline("s2", null), ["Scene 2: subline “Five minutes are enough” removed"]),
        (new SetNarration("s5", "Go on"), ["Scene 5: narration “Have a cup today.” → “Go on.”"]),
        (new SetEmphasis("s2", "SLOWS"), ["Scene 2: emphasis “slows” added"]),
        (new SetHeadlineColour("s1", "#ff0000"), ["Scene 1: headline colour #FF0000 (was that of the palette)"]),
        (new SetNotes("s5", null), ["Scene 5: notes “Logo here?” removed"]),
        (new SetKind("s2", SceneKind.Quote), ["Scene 2: layout quote (was statement)"]),
        (new SetKind("s2", SceneKind.List), ["Scene 2: layout list (was statement)", "Scene 2: points “Every morning a cup slows you down”, “Five minutes of tea are enough” added"]),
        (new SetKind("s4", SceneKind.Statement), ["Scene 4: layout statement (was number)", "Scene 4: figure 84% removed"]),
        (new SetSceneLength("s2", Change.ToValue(8)), ["Length: 23 s (was 20 s)", "Scene 2: length 8 s (was its share of the film)"]),
        (new SetSceneLength("s2", Change.TimesValue(0.5)), ["Length: 17.5 s (was 20 s)", "Scene 2: length 2.5 s (was its share of the film)"]),
        (new SetNumber("s4", Change.ToValue(90)), ["Scene 4: figure 84% → 90%"]),
        (new SetNumber("s5", Change.ToValue(2.5)) { Prefix = "$", Suffix = " m" }, ["Scene 5: layout number (was end)", "Scene 5: figure $2.5 m added"]),
        (new AddItem("s3", "Oolong"), ["Scene 3: point “Oolong” added"]),
        (new AddItem("s3", "Oolong", 1), ["Scene 3: point “Oolong” added"]),
        (new RemoveItem("s3", 2), ["Scene 3: point “Black tea” removed"]),
        (new ReplaceItem("s3", 2, "Oolong"), ["Scene 3: point 2 “Black tea” → “Oolong”"]),
        (new AddScene("Oolong too"), ["Length: 21.5 s (was 20 s)", "Scene 6 added: “Oolong too”"]),
        (new AddScene("Buy now") { Kind = SceneKind.End, At = 1, Seconds = 3 }, ["Length: 23 s (was 20 s)", "Scene 1 added: “Buy now”"]),
        (new RemoveScene("s2"), ["Scene 2 removed: “A cup slows you down”"]),
        (new DuplicateScene("s4"), ["Length: 22.8 s (was 20 s)", "Scene 5 added: “of people drink tea”"]),
        (new MoveScene("s1", 3), ["Scene 1 moved to place 3"]),
        (new MoveScene("s5", 1), ["Scene 5 moved to place 1"]),
        (new SwapScenes("s2", "s4"), ["Scenes 2 and 4 swapped"]),
        (new ReverseScenes(), ["Order of the scenes reversed"]),
        (new SplitScene("s2"),
        [
            "Scene 3 added: “Five minutes of tea are enough”",
            "Scene 2: narration “Every morning a cup slows you down. Five minutes of tea are enough.” → “Every morning a cup slows you down.”",
        ]),
        (new MergeScenes("s4", "s5"),
        [
            "Scene 5 removed: “Have a cup today”", "Scene 4: subline “Have a cup today” added", "Scene 4: narration “84 % of people drink tea.” → “84 % of people drink tea. Have a cup today.”",
            "Scene 4: notes “Logo here?” added",
        ]),
    ];

    private static readonly (EditCommand Command, string Problem)[] Refusals =
    [
        (new SetTitle(" "), "title must not be blank."),
        (new SetTitle("a\nb"), "title has the control character U+000A at character 2."),
        (new SetLanguage("english!"), "language must be a language tag, such as en or pt-BR."),
        (new SetLength(Change.ToValue(181)), "seconds must be 3 to 180 seconds; this is 181."),
        (new SetLength(new Change()), "seconds must have exactly one of to, by and times."),
        (new SetLength(Change.ToValue(double.NaN)), "seconds must be a finite number."),
        (new ReplaceText("beer", "wine"), "find does not occur in the film: “beer”."),
        (new SetPalette("embr"), "palette does not exist: “embr”. Did you mean \"ember\"?"),
        (new SetAccent("red"), "colour must be a colour written #RRGGBB."),
        (new SetSize(1281, 720), "width must be an even number of pixels."),
        (new SetSize(1920, 1920), "size must have at most 2088960 pixels in all, such as 1920x1080."),
        (new SetFrameRate(0), "fps must be 12 to 60; this is 0."),
        (new SetVoiceName("../etc"), "name must be the name of a voice, such as en-gb."),
        (new SetVoiceSpeed(Change.TimesValue(3)), "speed must be 0.5 to 2; this would be 3."),
        (new SetPronunciation("oolong", null), "word is not in the pronunciation list: “oolong”."),
        (new SetMusicGain(Change.ToValue(-60)), "decibels must be -24 to 12 dB; this is -60."),
        (new SetHeadline("s9", "x"), "scene s9 does not exist; there are s1, s2, s3, s4, s5."),
        (new SetHeadline("s1", ""), "text must not be empty: this scene has nothing else to show."),
        (new SetEmphasis("s2", "coffee"), "text must be a part of the headline “A cup slows you down”."),
        (new SetKind("s5", SceneKind.Number), "kind cannot be number: the scene has no figure."),
        (new SetKind("s5", SceneKind.List), "kind cannot be list: the scene has no points."),
        (new SetKind("s5", SceneKind.Comparison), "kind cannot be comparison: the scene has no figures to compare, or no two sides."),
        (new SetKind("s2", SceneKind.Chart), "kind cannot be chart: the scene has no figures to compare, or no two sides."),
        (new SetKind("s5", (SceneKind)99), "kind is not known."),
        (new SetSceneLength("s1", Change.ToValue(0.2)), "seconds must be 0.5 to 180 seconds; this is 0.2."),
        (new SetSceneLength("s1", Change.ToValue(170)), "duration must be 3 to 180 seconds; the film would have 187."),
        (new RemoveItem("s3", 4), "item 4 does not exist; the scene has 3."),
        (new RemoveItem("s1", 1), "item does not exist: the scene has no points."),
        (new AddScene("x") { Kind = SceneKind.List }, "items must not be empty in a list."),
        (new AddScene("x") { Items = ["a", ""] }, "items must not be blank."),
        (new SwapScenes("s1", "s8"), "with s8 does not exist; there are s1, s2, s3, s4, s5."),
        (new MergeScenes("s1", "s1"), "with must be another scene."),
        (new SplitScene("s5"), "scene has only one sentence: there is no place to split it."),
        (new SplitScene("s2", "coffee"), "at must be words inside the narration “Every morning a cup slows you down. Five minutes of tea are enough.”."),
        (new MoveScene("s1", 0), "to must be 1 to 60; this is 0."),
    ];

    public static TheoryData<int> EffectNumbers => [.. Enumerable.Range(0, Effects.Length)];

    public static TheoryData<int> RefusalNumbers => [.. Enumerable.Range(0, Refusals.Length)];

    [Theory, MemberData(nameof(EffectNumbers))]
    public void A_command_changes_what_it_says_and_nothing_else(int number)
    {
        var (command, changes) = Effects[number];

        var edited = Films.Tea.Apply(command, Films.Context);

        StoryboardDiff.Between(Films.Tea, edited).Select(c => c.Text).ShouldBe(changes);
        StoryboardRules.Check(edited).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(RefusalNumbers))]
    public void What_cannot_be_done_is_refused_with_the_field(int number)
    {
        var (command, problem) = Refusals[number];

        var refused = command.Apply(Films.Tea, Films.Context).ShouldBeOfType<EditResult.Refused>();

        refused.Problems.Select(p => $"{p.Field} {p.Message}").ShouldBe([problem]);
    }

    [Fact]
    public void Every_kind_of_command_is_tried_above() =>
        Effects.Select(e => e.Command.GetType()).Distinct().OrderBy(t => t.Name).ShouldBe(CommandTypes.All.Select(t => t.Type).OrderBy(t => t.Name));

    [Fact]
    public void The_last_scene_stays()
    {
        var film = Films.Tea with { Scenes = [Films.Tea.Scenes[0]] };

        new RemoveScene("s1").Apply(film, EditContext.None).ShouldBeOfType<EditResult.Refused>().Problems
            .ShouldContain(p => p.Field == "scenes" && p.Message == "must be 1 to 60; there would be 0." && p.Fix == "Add another scene first.");
    }

    [Fact]
    public void A_new_scene_gets_the_next_free_id() =>
        Films.Tea.Apply(new RemoveScene("s2"), EditContext.None).Apply(new AddScene("New"), EditContext.None).Scenes.Select(s => s.Id).ShouldBe(["s1", "s3", "s4", "s5", "s6"]);

    [Fact]
    public void The_film_follows_the_set_lengths_of_its_scenes()
    {
        var film = Films.Tea.Apply(new SetSceneLength("s2", Change.ToValue(8)), Films.Context);
        film.Duration.ShouldBe(23);

        film.Apply(new DuplicateScene("s2"), Films.Context).Duration.ShouldBe(31);
        film.Apply(new RemoveScene("s2"), Films.Context).Duration.ShouldBe(15);
        film.Apply(new RemoveScene("s1"), Films.Context).Duration.ShouldBe(23);
        film.Apply(new SetSceneLength("s2", null), Films.Context).Duration.ShouldBe(23);
    }

    [Fact]
    public void A_shorter_film_takes_from_scenes_with_a_set_length_only_when_the_others_have_no_room()
    {
        var film = Films.Tea.Apply(new SetSceneLength("s2", Change.ToValue(8)), Films.Context);

        film.Apply(new SetLength(Change.ToValue(18)), Films.Context).Scenes[1].Duration.ShouldBe(8);
        film.Apply(new SetLength(Change.ToValue(11.5)), Films.Context).Scenes[1].Duration.ShouldBe(4);
    }

    [Fact]
    public void Where_every_scene_has_its_length_the_film_is_their_sum()
    {
        var film = Films.Tea.Scenes.Aggregate(Films.Tea, (f, scene) => f.Apply(new SetSceneLength(scene.Id, Change.ToValue(3)), Films.Context));
        film.Duration.ShouldBe(15);

        var longer = film.Apply(new SetLength(Change.ToValue(20)), Films.Context);

        longer.Duration.ShouldBe(20);
        longer.Scenes.ShouldAllBe(s => s.Duration == 4);
    }

    [Fact]
    public void A_scene_that_no_longer_fits_makes_the_film_longer()
    {
        var film = Films.Tea with { Duration = 12 };

        film.Apply(new AddScene("One more thing that has to be said aloud"), EditContext.None).Duration.ShouldBeGreaterThan(14);
        film.Apply(new AddScene("One") { Narration = "" }, EditContext.None).Duration.ShouldBeGreaterThan(12);
        (film with { Duration = 60 }).Apply(new AddScene("One more thing"), EditContext.None).Duration.ShouldBe(60);
    }

    [Fact]
    public void Words_are_replaced_whole_and_keep_their_capital()
    {
        var film = Films.Tea.Apply(new SetNarration("s1", "Tea, teapots and steam: TEA!"), EditContext.None);

        film.Apply(new ReplaceText("tea", "coffee"), EditContext.None).Scenes[0].Narration.ShouldBe("Coffee, teapots and steam: Coffee!");
        film.Apply(new ReplaceText("quiet ", ""), EditContext.None).Title.ShouldBe("The power of tea");
    }

    [Fact]
    public void What_was_wrong_before_does_not_bar_other_edits()
    {
        var film = Films.Tea with { Output = new StoryboardOutput { Width = 8000, Height = 720 } };

        film.Apply(new SetTitle("Tea"), EditContext.None).Title.ShouldBe("Tea");
        film.Apply(new SetShape(FrameShape.Vertical), EditContext.None).Output.ShouldBe(new StoryboardOutput { Width = 720, Height = 1280 });
    }
}
