using Shouldly;
using VideoGen.Composition.Narration;
using VideoGen.Composition.Storyboards;
using VideoGen.Composition.Timelines;
using Xunit;

namespace VideoGen.Composition.Tests.Timelines;

public sealed class FilmTimelineTests
{
    public static TheoryData<int, int, int, double> Films()
    {
        var films = new TheoryData<int, int, int, double>();
        foreach (var frames in (int[])[90, 91, 450, 600, 1799, 5400])
            foreach (var fps in (int[])[12, 24, 25, 30, 60])
                foreach (var scenes in (int[])[3, 5, 9])
                    foreach (var bpm in (double[])[0, 72, 96, 127.5]) films.Add(frames, fps, scenes, bpm);
        return films;
    }

    [Theory]
    [MemberData(nameof(Films))]
    public void Frames_add_up_exactly_and_all_words_lie_within_their_scenes(int frames, int fps, int scenes, double bpm)
    {
        var board = Board(frames, scenes);
        var speech = board.Scenes.Select((s, i) => Speech(s.Id, 1.2 + (0.7 * i))).ToArray();

        var film = FilmTimeline.Create(board, fps, speech, bpm > 0 ? new BeatGrid(bpm, 3) : null);

        film.Scenes.Sum(s => s.Frames).ShouldBe(frames);
        film.Scenes.ShouldAllBe(s => s.Frames >= 1);
        film.Scenes[0].StartFrame.ShouldBe(0);
        foreach (var (a, b) in film.Scenes.Zip(film.Scenes.Skip(1))) b.StartFrame.ShouldBe(a.StartFrame + a.Frames);
        foreach (var scene in film.Scenes)
            scene.Words.ShouldAllBe(w => w.Start <= w.End && w.End.TotalSeconds <= ((double)scene.Frames / fps) + 1e-6);
    }

    [Fact]
    public void Speech_that_fits_keeps_its_pace_and_room_around_it()
    {
        var board = Board(600, 4);

        var film = FilmTimeline.Create(board, 30, [.. board.Scenes.Select(s => Speech(s.Id, 3))], null);

        film.SpeechTempo.ShouldBe(1);
        film.Scenes.ShouldAllBe(s => s.SpeechStart >= TimeSpan.FromSeconds(0.2));
    }

    [Fact]
    public void Speech_that_is_too_long_is_sped_up_just_enough()
    {
        var board = Board(300, 3);

        var film = FilmTimeline.Create(board, 30, [.. board.Scenes.Select(s => Speech(s.Id, 4))], null);

        film.SpeechTempo.ShouldBeInRange(1.2, 1.4);
        foreach (var scene in film.Scenes) scene.Words[^1].End.TotalSeconds.ShouldBeLessThanOrEqualTo(scene.Frames / 30.0);
    }

    [Fact]
    public void Cuts_fall_on_beats_when_there_is_room()
    {
        var board = Board(900, 5);
        var beats = new BeatGrid(96, 0);

        var film = FilmTimeline.Create(board, 30, [.. board.Scenes.Select(s => Speech(s.Id, 3.3))], beats);

        film.Scenes.ShouldAllBe(s => s.StartFrame == beats.Nearest(s.StartFrame, 30));
    }

    [Theory]
    [InlineData(0, 6.5)]
    [InlineData(1, 2.0)]
    [InlineData(3, 4.25)]
    public void A_scene_whose_length_is_set_has_just_that_and_the_others_share_the_rest(int set, double seconds)
    {
        var board = Board(600, 4);
        board = board with { Scenes = [.. board.Scenes.Select((s, i) => i == set ? s with { Duration = seconds } : s)] };

        var film = FilmTimeline.Create(board, 30, [.. board.Scenes.Select(s => Speech(s.Id, 1.5))], new BeatGrid(97, 0));

        film.Scenes[set].Frames.ShouldBe((int)Math.Round(seconds * 30));
        film.Scenes.Sum(s => s.Frames).ShouldBe(600);
        film.Scenes.Where((_, i) => i != set).Max(s => s.Frames).ShouldBeLessThan(230);
    }

    [Fact]
    public void Speech_is_hurried_into_a_scene_that_is_set_too_short_for_it()
    {
        var board = Board(600, 3);
        board = board with { Scenes = [.. board.Scenes.Select((s, i) => i == 1 ? s with { Duration = 2 } : s)] };

        var film = FilmTimeline.Create(board, 30, [.. board.Scenes.Select(s => Speech(s.Id, 3))], null);

        film.SpeechTempo.ShouldBeInRange(1.5, 1.8);
        film.Scenes[1].Frames.ShouldBe(60);
        film.Scenes[1].Words[^1].End.TotalSeconds.ShouldBeLessThan(2);
    }

    [Fact]
    public void Silent_scenes_share_the_film()
    {
        var film = FilmTimeline.Create(Board(300, 3), 30, [], null);

        film.Scenes.ShouldAllBe(s => s.Frames > 60 && s.Words.Count == 0);
    }

    internal static Storyboard Board(int frames, int scenes) => new()
    {
        Title = "T",
        Language = "en",
        Mood = Mood.Calm,
        Seed = 1,
        Duration = frames / 30.0,
        Scenes = [.. Enumerable.Range(1, scenes).Select(i => new Scene { Id = $"s{i}", Kind = SceneKind.Statement, Headline = $"Scene {i}", Narration = "a b c" })],
    };

    internal static SceneNarration Speech(string id, double seconds)
    {
        var words = Enumerable.Range(0, (int)(seconds * 3))
            .Select(i => new SpokenWord($"word{i}{(i % 7 == 6 ? "," : "")}", TimeSpan.FromSeconds(i / 3.0), TimeSpan.FromSeconds((i + 0.9) / 3.0)));
        return new SceneNarration(id, TimeSpan.FromSeconds(seconds), [.. words]);
    }
}
