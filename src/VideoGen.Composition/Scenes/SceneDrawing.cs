using System.Globalization;
using System.Text;
using VideoGen.Composition.Design;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Layouts;
using VideoGen.Composition.Painting;
using VideoGen.Composition.Storyboards;
using VideoGen.Composition.Titles;
using VideoGen.Composition.Typography;

namespace VideoGen.Composition.Scenes;

/// <summary>A scene laid out on its canvas: what is painted, and what libass writes over it.</summary>
internal sealed class SceneDrawing
{
    // The world behind a scene runs on from scene to scene.
    private const float SecondsPerScene = 11.3f;
    private const double LastLeaves = 0.45;
    private const double StaysOver = 0.5;
    private const double FadesFor = 0.3;
    private const double StillAfterCount = 0.3;
    private const double StillBeforeLeave = 0.1;

    private readonly SceneCard _card;
    private readonly LayoutKit _kit;
    private readonly FrameRate _rate;
    private readonly double _seconds;

    private SceneDrawing(SceneCard card, LayoutKit kit, FrameRate rate, long frames)
    {
        (_card, _kit, _rate, _seconds) = (card, kit, rate, rate.SecondsAt(frames));
        Layout = SceneLayouts.Of(kit, card, _seconds);
        Frames = frames;
    }

    /// <summary>Where everything stands.</summary>
    public SceneLayout Layout { get; }

    /// <summary>Length of the scene.</summary>
    public long Frames { get; }

    public FrameSize Frame => _kit.Frame;

    /// <summary>Typefaces that its text uses.</summary>
    public IReadOnlyList<FontName> Fonts => [_card.Design.Fonts.Headline, _card.Design.Fonts.Text, .. _card.Scene.Kind == SceneKind.Code ? [FontPairs.Code] : (FontName[])[]];

    /// <summary>Names everything that the painted part depends on.</summary>
    public string Key
    {
        get
        {
            var key = new StringBuilder();
            var design = _kit.Design;
            key.Append(CultureInfo.InvariantCulture, $"scene {Frame.Width}x{Frame.Height} {_rate} {Frames} {design.Motif} {design.Palette.Name} {design.Palette.Accent.R:R} {design.Palette.Accent.G:R} {design.Palette.Accent.B:R} {design.Seed} {_card.Number}");
            if (Covers) key.Append(CultureInfo.InvariantCulture, $" {_card.Cover} {_card.CoverEnd} {_card.Opens} {_card.Closes} {LeaveAt:R}");
            if (_card.Pictures.Count > 0) key.Append(CultureInfo.InvariantCulture, $" over {Scrim?.Key} {_card.Design.Palette.Accent.ToRgba()}");
            if (_card.Leaves) key.Append(" leaves");
            foreach (var zone in QuietZones()) key.Append(' ').Append(zone.Key);
            foreach (var piece in Layout.Furniture) key.Append(' ').Append(piece.Key);
            return key.ToString();
        }
    }

    /// <summary>Its best still: the frame on which all that it says stands, or the last one before it goes.</summary>
    public long ReadyFrame
    {
        get
        {
            var counted = Layout.Count is { } count ? count.Start + count.Length + StillAfterCount : 0;
            var ready = Layout.Lines.Select(TitleAnimator.StandsAt).Append(counted).Max();
            return Math.Clamp((long)Math.Round(Math.Min(ready, LeaveAt - StillBeforeLeave) * _rate.PerSecond), 0, Frames - 1);
        }
    }

    private bool Covers => _card is { Cover: not null } or { CoverEnd: not null } or { Opens: true } or { Closes: true };

    /// <summary>When its text goes: before it is covered. It stays to the end, and over it, when another scene comes over this one.</summary>
    private double LeaveAt => _card.Closes ? Math.Max(0.2, _seconds - LastLeaves) : _card.Leaves ? Math.Max(0.2, _seconds - FadesFor) : _card.CoverEnd is not null ? Math.Max(0.2, _seconds - (CoverLayer.Out * 0.75)) : _seconds + StaysOver;

    /// <summary>What shows where neither a background nor a picture does.</summary>
    public Rgb Ground => _kit.Palette.Base;

    private Scrim? Scrim => QuietZones() is [var zone] ? new Scrim(zone, _card.Scene.Kind is SceneKind.Image or SceneKind.Video or SceneKind.Grid) : null;

    /// <summary>Lays a scene out.</summary>
    /// <param name="card">The scene.</param>
    /// <param name="frame">Its canvas.</param>
    /// <param name="rate">Frames per second.</param>
    /// <param name="frames">Its length.</param>
    /// <param name="fonts">Finds a typeface, or the nearest one that is installed.</param>
    /// <param name="ffmpegMajor">Major version of the ffmpeg that will draw.</param>
    public static SceneDrawing Of(SceneCard card, FrameSize frame, FrameRate rate, long frames, Func<FontName, FontFace> fonts, int ffmpegMajor)
    {
        var design = card.Pictures.Count > 0 ? card.Design with { Palette = Scrim.Over(card.Design.Palette), Motif = Motif.Mesh } : card.Design;
        var kit = new LayoutKit(frame, design, FontSet.Of(card.Design.Fonts, fonts)) { Colours = AssColours.For(ffmpegMajor) };
        return new SceneDrawing(card, kit.For(card.Scene, card.Language), rate, frames);
    }

    /// <summary>Its text as an ASS file, whose clock starts with the scene.</summary>
    public string Ass()
    {
        var file = new AssFile(Frame);
        var animator = new TitleAnimator(file, _kit, LeaveAt);
        foreach (var line in Layout.Lines)
        {
            animator.Add(line);
            if (line.Role != TextRole.Figure || Layout.Count is not { } count || _card.Scene.Number is not { } fact) continue;
            if (Layout.CountsDown) CountdownAnimator.Add(file, _kit, line, count, LeaveAt);
            else FigureAnimator.Add(file, _kit, line, fact, _card.Language, count, _rate.PerSecond, LeaveAt);
        }

        return file.ToString();
    }

    /// <summary>What is painted, from back to front. Over pictures it leaves out the background and lets them shine through.</summary>
    public IReadOnlyList<ILayer> Layers()
    {
        var design = _kit.Design;
        var stage = new Stage(Frame.Width, Frame.Height, design.Palette, _card.Number * SecondsPerScene, design.Seed);
        List<ILayer> layers = [];
        if (_card.Pictures.Count == 0) layers.AddRange([.. Backdrop.Layers(stage, design.Motif, _card.Number, QuietZones()), new QuietLayer(stage, QuietZones())]);
        else if (Scrim is { } scrim) layers.Add(new ScrimLayer(stage, scrim));
        layers.Add(new FurnitureLayer(stage, Layout.Furniture, LeaveAt));
        // Between scenes the film's own ground shows.
        if (Covers) layers.Add(new CoverLayer(stage with { Palette = _card.Design.Palette }, (_card.Cover, _card.CoverEnd), (float)_seconds, _card.Opens, _card.Closes));
        return layers;
    }

    private List<Box> QuietZones() => Layout.Lines.Count > 0 ? [Layout.Lines.Select(l => l.Ink).Aggregate((a, b) => a.With(b)).Grown(14 * Frame.Unit)] : [];
}
