using System.Globalization;
using System.Text.Json.Nodes;
using VideoGen.Composition.Captions;
using VideoGen.Composition.Design;
using VideoGen.Composition.Documents;
using VideoGen.Composition.Documents.Reading;
using VideoGen.Composition.Documents.Table;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Layouts;
using VideoGen.Composition.Music;
using VideoGen.Composition.Narration;
using VideoGen.Composition.Storyboards;
using VideoGen.Composition.Timelines;
using VideoGen.Core.Requests;

namespace VideoGen.Composition.Scenes;

/// <summary>Writes a storyboard that has its place in time as a timeline: scenes, speech, music and captions as clips that anyone can edit.</summary>
public static class StoryboardTimeline
{
    // The room that the voice is given rings on.
    private const double SpeechTail = 0.2;
    private const double AudiogramFade = 0.3;
    // Under a voice; short enough for the shortest scene.
    private const double SceneVolume = 0.5;
    private const double SoundFade = 0.15;
    private const int LongestWord = 100;
    private const double ShortestWord = 0.02;

    // Neighbours move differently.
    private static readonly VisualMotion[] Moves = [VisualMotion.In, VisualMotion.Left, VisualMotion.Out, VisualMotion.Right];

    /// <summary>The document.</summary>
    /// <param name="board">What the film says and shows.</param>
    /// <param name="film">When it does.</param>
    /// <param name="narration">Its speech by scene, as it was spoken.</param>
    /// <param name="pace">Pace at which it was spoken.</param>
    /// <param name="quality">Care that the encoder takes.</param>
    /// <param name="sources">What is known of the files that scenes show; a scene whose files are not among them gets a drawn background.</param>
    /// <param name="track">The recording that plays instead of composed music; null for none.</param>
    public static JsonObject Document(
        Storyboard board, FilmTimeline film, IReadOnlyList<SceneNarration> narration, double pace, RenderQuality quality, IReadOnlyDictionary<string, SourceMedia>? sources = null, OwnTrack? track = null)
    {
        sources ??= new Dictionary<string, SourceMedia>();
        var texts = new Texts();
        var design = DesignPicker.Pick(board);
        var cuts = new SceneCuts(board, film, design.Transition);
        var document = new JsonObject
        {
            ["version"] = TimelineLimits.Version,
            ["title"] = texts.Of(board.Title),
            ["language"] = board.Language,
            ["output"] = new JsonObject
            {
                ["width"] = board.Output.Width, ["height"] = board.Output.Height, ["fps"] = film.Fps, ["quality"] = Words<RenderQuality>.Of(quality), ["duration"] = Frames(film.Frames),
            },
            ["tracks"] = new JsonArray(
                Track("scenes", film.Scenes.Select(scene => SceneClip(scene, design, film, cuts, texts, sources))),
                Track("narration", Speech(board, film, narration, pace, texts)),
                Track("music", board.Music.On ? [track?.Clip(board, film) ?? MusicClip(board, film)] : []),
                Track("effects", SceneEffects.Clips(board, film, design.Transition))),
        };
        if (Audiograms(board, film, narration, design).ToArray() is { Length: > 0 } shown) document["tracks"]!.AsArray().Insert(1, Track("sound", shown)); // set above
        if (film.Scenes.Select(scene => SceneSound(scene, sources)).OfType<JsonObject>().ToArray() is { Length: > 0 } sounds) document["tracks"]!.AsArray().Add((JsonNode)Track("sounds", sounds));
        if (Captions(board, film, CaptionPalette(board, design.Palette, sources), texts) is { } captions) document["captions"] = captions;
        if (texts.Variables is { Count: > 0 } variables) document["variables"] = variables;
        return document;
    }

    private static JsonObject SceneClip(TimelineScene placed, FilmDesign design, FilmTimeline film, SceneCuts cuts, Texts texts, IReadOnlyDictionary<string, SourceMedia> sources)
    {
        var scene = Drawable.Of(placed.Scene);
        var (before, after) = (cuts.Before(placed.Index), cuts.After(placed.Index));
        var clip = new JsonObject
        {
            ["type"] = "scene", ["name"] = scene.Id, ["start"] = Frames(placed.StartFrame - before), ["length"] = Frames(before + placed.Frames + after),
            ["kind"] = Words<SceneKind>.Of(scene.Kind), ["headline"] = texts.Of(scene.Headline),
            ["palette"] = design.Palette.Name, ["fonts"] = design.Fonts.Name, ["motif"] = Words<Motif>.Of(design.Motif), ["seed"] = Math.Abs(design.Seed % GenerateLimits.MaxSeed),
            ["variant"] = placed.Index,
        };
        cuts.Write(clip, placed.Index);
        foreach (var (name, text) in new[] { ("kicker", scene.Kicker), ("subline", scene.Subline), ("emphasis", scene.Emphasis) })
        {
            if (!string.IsNullOrWhiteSpace(text)) clip[name] = texts.Of(text);
        }

        if (scene.Items.Count > 0)
        {
            clip["items"] = new JsonArray([.. scene.Items.Select(item => (JsonNode)texts.Of(item))]);
            clip["times"] = Numbers(ItemTimes.Of(scene, (double)placed.Frames / film.Fps, placed.Words).Select(t => t + ((double)before / film.Fps)));
        }

        if (scene.Sides.Count > 0)
            clip["sides"] = new JsonArray([.. scene.Sides.Select(side => (JsonNode)new JsonObject { ["title"] = texts.Of(side.Title), ["items"] = new JsonArray([.. side.Items.Select(item => (JsonNode)texts.Of(item))]) })]);
        if (scene.Values.Count > 0) clip["values"] = new JsonArray([.. scene.Values.Select(value => (JsonNode)Figure(value, texts))]);
        if (scene is { Kind: SceneKind.Chart, Form: { } form }) clip["form"] = Words<ChartForm>.Of(form);
        if (scene.Number is { } fact) clip["number"] = Figure(fact, texts);
        if (Pictures(scene, placed.Index, sources) is { Count: > 0 } pictures) clip["pictures"] = pictures;
        if (scene.Colour is { } colour) clip["colour"] = colour;
        if (design.Palette.Accent != Palettes.Named(design.Palette.Name).Accent) clip["accent"] = Hex(design.Palette.Accent);
        if (placed.Index == 0) clip["opens"] = true;
        if (placed.Index == film.Scenes.Count - 1) clip["closes"] = true;
        return clip;
    }

    private static JsonArray Pictures(Scene scene, int index, IReadOnlyDictionary<string, SourceMedia> sources) => scene.Visual is not { } visual ? [] : new JsonArray(
    [
        .. visual.Files.Where(sources.ContainsKey).Select((file, i) => (JsonNode)new JsonObject
        {
            ["source"] = file, ["fit"] = Words<Fit>.Of(visual.Fit ?? Fit.Cover), ["focus"] = new JsonObject { ["x"] = visual.Focus?.X ?? 0.5, ["y"] = visual.Focus?.Y ?? 0.5 },
            ["motion"] = Words<VisualMotion>.Of(visual.Motion ?? Moves[(index + i) % Moves.Length]), ["trim"] = visual.Trim, ["loop"] = visual.Loop,
        }),
    ]);

    /// <summary>The sound of a scene's film, where it is wanted.</summary>
    private static JsonObject? SceneSound(TimelineScene placed, IReadOnlyDictionary<string, SourceMedia> sources) =>
        placed.Scene.Visual is { Sound: true, Source: { } file } visual && sources.GetValueOrDefault(file)?.Audio is not null
            ? new JsonObject
            {
                ["type"] = "audio", ["name"] = "sound " + placed.Scene.Id, ["source"] = file, ["start"] = Frames(placed.StartFrame), ["length"] = Frames(placed.Frames),
                ["trim"] = visual.Trim, ["loop"] = visual.Loop, ["volume"] = SceneVolume, ["fade_in"] = SoundFade, ["fade_out"] = SoundFade,
            }
            : null;

    private static JsonObject Figure(NumberFact fact, Texts texts) => new()
    {
        ["value"] = fact.Value, ["decimals"] = fact.Decimals, ["prefix"] = texts.Of(fact.Prefix), ["suffix"] = texts.Of(fact.Suffix),
    };

    private static IEnumerable<JsonObject> Speech(Storyboard board, FilmTimeline film, IReadOnlyList<SceneNarration> narration, double pace, Texts texts)
    {
        if (!board.Voice.On) yield break;
        foreach (var scene in film.Scenes)
        {
            if (narration.FirstOrDefault(n => n.SceneId == scene.Scene.Id) is not { Duration.Ticks: > 0 } spoken) continue;
            var start = (int)Math.Round(film.SpeechStartOf(scene).TotalSeconds * film.Fps);
            var length = (int)Math.Ceiling(((spoken.Duration.TotalSeconds / film.SpeechTempo) + SpeechTail) * film.Fps);
            var clip = new JsonObject
            {
                ["type"] = "speech", ["name"] = VoiceOf(scene.Scene), ["text"] = texts.Of(scene.Scene.Narration), ["start"] = Frames(start),
                ["length"] = Frames(Math.Clamp(length, 1, Math.Max(1, film.Frames - start))), ["pace"] = SpeechPace.Of(scene.Scene, pace),
            };
            if (film.SpeechTempo > 1) clip["speed"] = Math.Min(4, film.SpeechTempo);
            if (board.Voice.Name is { } voice) clip["voice"] = voice;
            if (board.Voice.Say.Count > 0)
            {
                clip["say"] = new JsonArray([.. Pronunciations.Of(board.Voice.Say).Words.Select(w => (JsonNode)new JsonObject { ["word"] = texts.Of(w.Key), ["as"] = texts.Of(w.Value) })]);
            }

            if (board.Voice.Gain != 0) clip["volume"] = Gain(board.Voice.Gain);
            yield return clip;
        }
    }

    /// <summary>The voice made visible, in scenes that show it.</summary>
    private static IEnumerable<JsonObject> Audiograms(Storyboard board, FilmTimeline film, IReadOnlyList<SceneNarration> narration, FilmDesign design)
    {
        if (!board.Voice.On) yield break;
        var box = AudiogramStack.Sound(new FrameSize(board.Output.Width, board.Output.Height));
        foreach (var scene in film.Scenes.Where(s => s.Scene.Kind == SceneKind.Audiogram && narration.Any(n => n.SceneId == s.Scene.Id && n.Duration.Ticks > 0)))
        {
            yield return new JsonObject
            {
                ["type"] = "audiogram", ["name"] = "sound " + scene.Scene.Id, ["sound"] = VoiceOf(scene.Scene), ["start"] = Frames(scene.StartFrame), ["length"] = Frames(scene.Frames),
                ["look"] = "bars", ["bars"] = board.Output.Width > board.Output.Height ? 56 : 40, ["colour"] = Hex(design.Palette.Accent),
                ["x"] = Math.Round(box.CentreX), ["y"] = Math.Round(box.CentreY), ["width"] = Math.Round(box.Width), ["height"] = Math.Round(box.Height),
                ["fade_in"] = AudiogramFade, ["fade_out"] = AudiogramFade,
            };
        }
    }

    private static string VoiceOf(Scene scene) => "voice " + scene.Id;

    private static JsonObject MusicClip(Storyboard board, FilmTimeline film)
    {
        var mood = board.Music.Mood ?? board.Mood;
        return new JsonObject
        {
            ["type"] = "music", ["name"] = "music", ["mood"] = Words<Mood>.Of(mood), ["seed"] = Math.Abs(board.Seed % GenerateLimits.MaxSeed), ["tempo"] = TempoOf(board),
            ["sections"] = Numbers(film.Scenes.Skip(1).Select(s => film.TimeOf(s.StartFrame).TotalSeconds)), ["start"] = 0, ["length"] = "end", ["volume"] = Gain(board.Music.Gain),
        };
    }

    /// <summary>Beats per minute of a storyboard's music.</summary>
    /// <param name="board">The storyboard.</param>
    public static int TempoOf(Storyboard board) => board.Music.Tempo ?? MusicTempo.BeatsPerMinute(board.Music.Mood ?? board.Mood, board.Seed);

    /// <summary>Light letters with a dark edge can be read on light grounds too; dark ones with a light edge cannot over pictures.</summary>
    private static Palette CaptionPalette(Storyboard board, Palette palette, IReadOnlyDictionary<string, SourceMedia> sources)
    {
        if (!palette.IsLight || !board.Scenes.Any(scene => scene.Visual is { } visual && visual.Files.Any(sources.ContainsKey))) return palette;
        var over = Painting.Scrim.Over(palette);
        return over with { Spoken = over.Accent };
    }

    private static JsonObject? Captions(Storyboard board, FilmTimeline film, Palette palette, Texts texts)
    {
        var cues = SubtitleFiles.Cues(film).Where(cue => cue.Words.Count > 0 && cue.End > cue.Start).Select(cue => (JsonNode)new JsonObject
        {
            ["start"] = Seconds(cue.Start), ["end"] = Seconds(cue.End), ["text"] = texts.Of(Short(cue.Text, TimelineLimits.CueLength)),
            ["words"] = new JsonArray([.. cue.Words.Select(w => (JsonNode)new JsonObject { ["start"] = Seconds(w.Start), ["end"] = Math.Max(Seconds(w.End), Seconds(w.Start) + ShortestWord), ["text"] = texts.Of(Short(w.Text, LongestWord)) })]),
        }).ToArray();
        if (cues.Length == 0) return null;
        var frame = new FrameSize(board.Output.Width, board.Output.Height);
        var black = new Rgb(0, 0, 0);
        return new JsonObject
        {
            ["source"] = new JsonArray(cues),
            ["style"] = !board.Captions.On ? "none" : new JsonObject
            {
                ["look"] = Words<CaptionLook>.Of(board.Captions.Look ?? CaptionLook.Karaoke), ["colour"] = Hex(palette.Text), ["highlight"] = Hex(palette.Spoken),
                ["stroke"] = Hex(palette.IsLight ? palette.Base : palette.Base.Toward(black, 0.4f)), ["vertical"] = frame.IsPortrait ? 0.745 : frame.IsLandscape ? 0.885 : 0.87,
            },
        };
    }

    private static JsonObject Track(string name, IEnumerable<JsonObject> clips) => new() { ["name"] = name, ["clips"] = new JsonArray([.. clips]) };

    private static JsonArray Numbers(IEnumerable<double> numbers) => new([.. numbers.Select(n => (JsonNode)Math.Round(n, 3))]);

    /// <summary>Decibels as a factor, within what clips take.</summary>
    internal static double Gain(double decibels) => Math.Round(Math.Min(4, Math.Pow(10, decibels / 20)), 4);

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);

    /// <summary>Frames as documents write them.</summary>
    internal static string Frames(long frames) => string.Create(CultureInfo.InvariantCulture, $"{frames}f");

    private static string Hex(Rgb colour) => Colours.Text(colour.ToRgba());

    private static string Short(string text, int most)
    {
        var starts = StringInfo.ParseCombiningCharacters(text);
        return starts.Length <= most ? text : text[..starts[most]];
    }

    /// <summary>Texts as the document can hold them: one that would be taken for a variable becomes the value of one.</summary>
    private sealed class Texts
    {
        public JsonObject Variables { get; } = [];

        public string Of(string text)
        {
            if (!text.Contains("{{", StringComparison.Ordinal)) return text;
            var name = string.Create(CultureInfo.InvariantCulture, $"text{Variables.Count + 1}");
            Variables[name] = new JsonObject { ["type"] = "text", ["default"] = text };
            return $"{{{{{name}}}}}";
        }
    }
}
