using System.Text.Json.Nodes;
using VideoGen.Composition.Documents.Table;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Layouts;
using VideoGen.Composition.Storyboards;
using VideoGen.Composition.Timelines;
using Transition = VideoGen.Composition.Design.Transition;

namespace VideoGen.Composition.Scenes;

/// <summary>How the scenes of a film follow each other. Where two show at once, they overlap around the cut, so that its middle stays on the beat.</summary>
internal sealed class SceneCuts
{
    private const double Seconds = 0.5;

    // Of the shorter of two scenes: what comes in must stand for a while before it goes.
    private const double MostShare = 0.3;

    private readonly Transition[] _into;
    private readonly int[] _half;
    private readonly FrameSize _frame;

    public SceneCuts(Storyboard board, FilmTimeline film, Transition usual)
    {
        _frame = new FrameSize(board.Output.Width, board.Output.Height);
        _into = [.. film.Scenes.Select((s, i) => i == 0 ? Transition.None : s.Scene.Transition ?? usual)];
        _half = [.. film.Scenes.Select((s, i) => Overlaps(_into[i]) ? (int)Math.Min(Seconds / 2 * film.Fps, Math.Min(s.Frames, film.Scenes[i - 1].Frames) * MostShare) : 0)];
    }

    /// <summary>Transitions that a scene draws by itself, at its own end or start.</summary>
    public static bool Covers(Transition transition) => transition is Transition.Dip or Transition.Bands or Transition.Iris;

    /// <summary>Frames by which a scene comes before its cut.</summary>
    public int Before(int scene) => _half[scene];

    /// <summary>Frames by which a scene outlasts the next one's cut.</summary>
    public int After(int scene) => scene + 1 < _half.Length ? _half[scene + 1] : 0;

    /// <summary>Writes into a scene's clip how it comes and goes.</summary>
    public void Write(JsonObject clip, int scene)
    {
        var (start, end) = (_into[scene], scene + 1 < _into.Length ? _into[scene + 1] : Transition.None);
        clip["cover"] = Name(start);
        if (Name(end) != Name(start)) clip["cover_end"] = Name(end);
        // Where one shows through the other, two texts over each other could not be read.
        if (end == Transition.Fade) clip["leaves"] = true;
        if (_half[scene] > 0) clip["transition"] = new JsonObject { ["type"] = Words<TransitionKind>.Of(KindOf(start, scene)), ["easing"] = start is Transition.Fade ? "linear" : "ease_in_out_cubic" };
    }

    private static bool Overlaps(Transition transition) => transition != Transition.None && !Covers(transition);

    private static string Name(Transition transition) => Covers(transition) ? Words<Transition>.Of(transition) : "none";

    private TransitionKind KindOf(Transition transition, int scene) => transition switch
    {
        Transition.Slide => _frame.IsPortrait ? TransitionKind.SlideUp : TransitionKind.SlideLeft,
        Transition.Push => _frame.IsPortrait ? TransitionKind.PushUp : TransitionKind.PushLeft,
        // To and fro.
        Transition.Wipe => int.IsEvenInteger(scene) ? TransitionKind.WipeLeft : TransitionKind.WipeRight,
        Transition.Diagonal => TransitionKind.WipeDiagonal,
        Transition.Circle => TransitionKind.CircleOpen,
        Transition.Clock => TransitionKind.Clock,
        Transition.Blinds => TransitionKind.Blinds,
        Transition.Zoom => TransitionKind.Zoom,
        _ => TransitionKind.Fade,
    };
}
