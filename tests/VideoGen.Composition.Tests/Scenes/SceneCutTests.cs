using System.Text.Json;
using Shouldly;
using VideoGen.Composition.Documents;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Scenes;
using VideoGen.Composition.Sound.Effects;
using VideoGen.Composition.Storyboards;
using VideoGen.Composition.Tests.Planning;
using VideoGen.Composition.Timelines;
using VideoGen.Core.Requests;
using Xunit;
using Transition = VideoGen.Composition.Design.Transition;

namespace VideoGen.Composition.Tests.Scenes;

public sealed class SceneCutTests
{
    private static readonly BeatGrid Beats = new(100, 0);

    public static TheoryData<Transition> All => [.. Enum.GetValues<Transition>()];

    [Theory, MemberData(nameof(All))]
    public void Every_transition_lies_around_a_cut_on_a_beat_and_leaves_the_sound_alone(Transition transition)
    {
        var (film, timeline) = Made(Board(transition));
        var plain = Made(Board(Transition.None)).Timeline;

        var scenes = timeline.Layers.OfType<SceneLayer>().ToArray();
        for (var i = 1; i < scenes.Length; i++)
        {
            var overlap = scenes[i - 1].Start + scenes[i - 1].Frames - scenes[i].Start;
            (scenes[i].Start + (overlap / 2)).ShouldBe(film.Scenes[i].StartFrame);
            film.Scenes[i].StartFrame.ShouldBe(Beats.Nearest(film.Scenes[i].StartFrame, film.Fps));
            (scenes[i].In is { Paired: true }).ShouldBe(overlap > 0);
            overlap.ShouldBe(SceneCuts.Covers(transition) || transition == Transition.None ? 0 : 14);
        }

        scenes.Skip(1).All(s => s.Card.Cover == (SceneCuts.Covers(transition) ? transition : null)).ShouldBeTrue();
        scenes.SkipLast(1).All(s => s.Card.CoverEnd == (SceneCuts.Covers(transition) ? transition : null)).ShouldBeTrue();
        (timeline.Frames, scenes[^1].Start + scenes[^1].Frames).ShouldBe((plain.Frames, plain.Frames));
        Heard(timeline).ShouldBe(Heard(plain));
        timeline.Captions[0].Cues.Select(c => c.Start).ShouldBe(plain.Captions[0].Cues.Select(c => c.Start));
    }

    // Air moves where scenes do.
    private static IEnumerable<(string, long, long)> Heard(ResolvedTimeline timeline) =>
        timeline.Sounds.Where(s => s.Effect is not { Kind: SoundEffectKind.Whoosh }).Select(s => (s.Source, s.StartSample, s.Samples));

    [Fact]
    public void Each_looks_other_than_the_rest() =>
        Enum.GetValues<Transition>().Select(t => string.Join(' ', TimelinePlannerKeys(t))).ShouldBeUnique();

    [Fact]
    public void A_scene_may_come_in_by_a_transition_of_its_own()
    {
        var board = Board(Transition.Bands);
        board = board with { Scenes = [.. board.Scenes.Select((s, i) => i == 2 ? s with { Transition = Transition.Push } : s)] };

        var scenes = Made(board).Timeline.Layers.OfType<SceneLayer>().ToArray();

        scenes.Select(s => s.In is not null).ShouldBe(scenes.Select((_, i) => i == 2));
        (scenes[1].Card.Cover, scenes[1].Card.CoverEnd, scenes[2].Card.Cover, scenes[2].Card.CoverEnd).ShouldBe((Transition.Bands, null, null, Transition.Bands));
    }

    [Fact]
    public void Very_short_scenes_have_shorter_transitions()
    {
        var board = Board(Transition.Push);
        board = board with { Scenes = [.. board.Scenes.Select(s => s with { Narration = "", Duration = 0.5 })], Duration = 0.5 * board.Scenes.Count };

        var scenes = Made(board with { Duration = Math.Max(3, board.Duration) }).Timeline.Layers.OfType<SceneLayer>().ToArray();

        scenes.Skip(1).ShouldAllBe(s => s.In!.Frames > 0 && s.In.Frames < 14);
    }

    [Fact]
    public void What_one_scene_says_changes_its_own_segments_and_the_one_that_it_gives_way_in()
    {
        var board = Board(Transition.Push);
        var other = board with { Scenes = [.. board.Scenes.Select((s, i) => i == 1 ? s with { Headline = "Other words" } : s)] };

        var (before, after) = (BoardFilms.Plan(board).Segments, BoardFilms.Plan(other).Segments);

        before.Count.ShouldBe(after.Count);
        before.Zip(after).Count(p => p.First.Key != p.Second.Key).ShouldBeInRange(1, 2);
    }

    private static IEnumerable<string> TimelinePlannerKeys(Transition transition) => BoardFilms.Plan(Board(transition)).Segments.Select(s => s.Key);

    private static (FilmTimeline Film, ResolvedTimeline Timeline) Made(Storyboard board)
    {
        var narration = board.Scenes.Select(BoardFilms.Spoken).ToArray();
        var film = FilmTimeline.Create(board, board.Output.Fps, narration, Beats);
        using var document = JsonDocument.Parse(StoryboardTimeline.Document(board, film, narration, 1, RenderQuality.High).ToJsonString());
        var reading = TimelineReader.Read(document.RootElement, null, new Dictionary<string, SourceMedia>());
        reading.Problems.ShouldBeEmpty();
        return (film, reading.Timeline.ShouldNotBeNull());
    }

    private static Storyboard Board(Transition transition) =>
        PromptPlannerTests.Plan("The sea is deep. The sky is wide. The land is old. We are young.", 24) with { Style = new StoryboardStyle { Palette = "slate", Fonts = "grotesk", Background = Design.Motif.Ribbons, Transition = transition } };
}
