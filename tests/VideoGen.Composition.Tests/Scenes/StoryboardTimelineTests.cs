using System.Text.Json.Nodes;
using Shouldly;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Storyboards;
using VideoGen.Composition.Tests.Planning;
using Xunit;

namespace VideoGen.Composition.Tests.Scenes;

public sealed class StoryboardTimelineTests
{
    [Fact]
    public void A_storyboard_becomes_scenes_speech_music_and_captions_of_its_length()
    {
        var board = Board();

        var film = BoardFilms.Timeline(board);

        (film.Frames, film.Width, film.Height, film.Title, film.Language).ShouldBe((board.Frames, 1280, 720, board.Title, "en"));
        film.Layers.Count.ShouldBe(board.Scenes.Count);
        film.Layers.Zip(film.Layers.Skip(1)).ShouldAllBe(pair => pair.First.Start + pair.First.Frames == pair.Second.Start);
        film.Sounds.Count(s => s.Role == SoundRole.Narration).ShouldBe(board.Scenes.Count(s => s.Narration.Length > 0));
        film.Sounds.Single(s => s.Music is not null).Music!.SceneStarts.Count.ShouldBe(board.Scenes.Count);
        film.Captions.ShouldHaveSingleItem().Cues.ShouldNotBeEmpty();
    }

    [Fact]
    public void The_same_storyboard_gives_the_same_document() => BoardFilms.Document(Board()).ShouldBe(BoardFilms.Document(Board()));

    [Fact]
    public void One_scenes_words_change_only_its_own_segments_when_nothing_moves()
    {
        var edited = Board() with { Scenes = [.. Board().Scenes.Select((s, i) => i == 1 ? s with { Headline = "Other words", Emphasis = null } : s)] };

        var (before, after) = (BoardFilms.Plan(Board()), BoardFilms.Plan(edited with { Style = new StoryboardStyle { Background = Motif(Board()), Transition = Design.Transition.Dip } }));

        after.Segments.Count.ShouldBe(before.Segments.Count);
        var scene = BoardFilms.Timeline(Board()).Layers[1];
        foreach (var (a, b) in before.Segments.Zip(after.Segments))
            (a.Key == b.Key).ShouldBe(a.StartFrame + a.Frames <= scene.Start || a.StartFrame >= scene.Start + scene.Frames, $"segment {a.Index}");
    }

    [Fact]
    public void What_is_switched_off_is_not_there()
    {
        var film = BoardFilms.Timeline(Board() with { Voice = new StoryboardVoice { On = false }, Music = new StoryboardMusic { On = false }, Effects = new StoryboardEffects { On = false }, Captions = new StoryboardCaptions { On = false } });

        film.Sounds.ShouldBeEmpty();
        film.Captions.ShouldHaveSingleItem().Style.ShouldBeNull();
    }

    [Fact]
    public void Voice_and_music_are_as_the_storyboard_says()
    {
        var film = BoardFilms.Timeline(Board() with { Voice = new StoryboardVoice { Gain = -6 }, Music = new StoryboardMusic { Gain = 6, Mood = Mood.Energetic, Tempo = 99 }, Captions = new StoryboardCaptions { Look = CaptionLook.Pop } });

        film.Sounds.First(s => s.Role == SoundRole.Narration).Volume.At(0).ShouldBe(0.501, 0.001);
        var music = film.Sounds.Single(s => s.Music is not null);
        music.Volume.At(0).ShouldBe(1.995, 0.001);
        (music.Music!.Mood, music.Music.BeatsPerMinute).ShouldBe((Mood.Energetic, 99));
        film.Captions[0].Style!.Look.ShouldBe(CaptionLook.Pop);
    }

    [Theory]
    [InlineData("{{name}} and {{7*7}} are no variables")]
    [InlineData("{{")]
    [InlineData("%{expr} [x]=1;movie=/etc/passwd \"quoted\" 🎉 مرحبا 海")]
    public void Any_text_is_just_text(string prompt)
    {
        var board = PromptPlannerTests.Plan(prompt, 9);

        string.Concat(BoardFilms.Timeline(board).Captions.SelectMany(c => c.Cues).SelectMany(c => c.Text).Where(c => !char.IsWhiteSpace(c)))
            .ShouldBe(string.Concat(board.Scenes.SelectMany(s => s.Narration).Where(c => !char.IsWhiteSpace(c))));
    }

    [Fact]
    public void No_word_of_the_prompt_is_in_a_command()
    {
        foreach (var segment in BoardFilms.Plan(PromptPlannerTests.Plan("[x]=1;movie=/etc/passwd and %{expr} for zebras", 9)).Segments)
            segment.Graph.Filter.ShouldNotMatch("passwd|expr}|zebra");
    }

    [Fact]
    public void Lists_carry_the_times_at_which_their_items_are_spoken()
    {
        var board = PromptPlannerTests.Plan("Three reasons to walk:\n- health\n- money\n- joy", 20);

        var clips = JsonNode.Parse(BoardFilms.Document(board))!["tracks"]![0]!["clips"]!.AsArray();

        var list = clips.First(c => (string)c!["kind"]! == "list")!;
        var times = list["times"]!.AsArray().Select(t => (double)t!).ToArray();
        times.Length.ShouldBe(list["items"]!.AsArray().Count);
        times.ShouldBeInOrder();
    }

    [Fact]
    public void Side_effects_are_spoken_fast_in_the_last_fifth_and_written_as_they_are_spoken()
    {
        var board = PromptPlannerTests.Plan("Ad for Zestra. Wakes you gently. Call to action: Try it today. Side effects: Headache may occur. Not for children. Ask your doctor.", 30);

        var tracks = JsonNode.Parse(BoardFilms.Document(board))!["tracks"]!.AsArray();

        var scene = tracks[0]!["clips"]!.AsArray()[^1]!;
        var voice = tracks.Single(t => (string)t!["name"]! == "narration")!["clips"]!.AsArray();
        ((string)scene["kind"]!, (double)voice[^1]!["pace"]!).ShouldBe(("fine_print", 1.4));
        voice.SkipLast(1).ShouldAllBe(v => (double)v!["pace"]! == 1);
        Frames(voice[^1]!["start"]!).ShouldBeGreaterThanOrEqualTo(24 * 30);
        (Frames(scene["start"]!) + Frames(scene["length"]!)).ShouldBe(30 * 30);
        // Words come three a second; an item comes a little before its first one.
        var spoken = (Frames(voice[^1]!["start"]!) - Frames(scene["start"]!)) / 30.0;
        double[] starts = [spoken, spoken + (3 / 3.0), spoken + (6 / 3.0)];
        scene["times"]!.AsArray().Select(t => (double)t!).Zip(starts).ShouldAllBe(t => Math.Abs(t.First - t.Second) < 0.25);
    }

    private static int Frames(JsonNode time) => int.Parse(((string)time!)[..^1], System.Globalization.CultureInfo.InvariantCulture);

    private static Design.Motif Motif(Storyboard board) => Design.DesignPicker.Pick(board).Motif;

    private static Storyboard Board() => PromptPlannerTests.Plan("Why does the ocean glow at night?", 20) with { Style = new StoryboardStyle { Transition = Design.Transition.Dip } };
}
