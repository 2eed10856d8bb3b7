using VideoGen.Composition.Layers;
using VideoGen.Composition.Sound.Effects;
using VideoGen.Composition.Storyboards;
using static VideoGen.Composition.Documents.Table.Make;

namespace VideoGen.Composition.Documents.Table;

/// <summary>The kinds of clips.</summary>
internal static class ClipShapes
{
    private const TimeForms Lengths = TimeForms.End | TimeForms.Next;
    private const int Reach = TimelineLimits.Reach;

    public static IEnumerable<Shape> All =>
    [
        Clip("video", "A moving picture with its sound.",
            [SourceFile("The video file."), .. Playing(), .. Picture(), Object("chroma_key", "chroma_key", "Makes a colour transparent."), .. Sound(SoundRole.Effect),
                Time("audio_fade_in", TimeForms.Plain, "Fades its sound in."), Time("audio_fade_out", TimeForms.Plain, "Fades its sound out."), .. Placed()]),
        Clip("image", "A still picture.",
            [SourceFile("The image file."), .. Picture(), new("ken_burns", new PropertyType.Either(new PropertyType.Word(KenBurnsMoves), new PropertyType.Object("ken_burns")), "A slow move over the picture: a named one, or from one view to another."),
                Object("chroma_key", "chroma_key", "Makes a colour transparent."), .. Placed()]),
        Clip("text", "Text.", [.. Texts(), .. Placed()]),
        Clip("shape", "Geometry with fill and outline.",
            [Word<ShapeKind>("shape", null, "Which shape.") with { Required = true }, Colour("fill", null, "Its colour; without it and without a stroke it is white."), Object("stroke", "stroke", "Its outline."),
                new("path", new PropertyType.PathData(), "For \"path\": SVG path data in pixels of the box."), .. Placed()]),
        Clip("colour", "One colour.", [Colour("colour", null, "Which colour.") with { Required = true }, .. Placed()]),
        Clip("gradient", "A change from colour to colour.",
            [Word("form", ["linear", "radial"], "linear", "Along a line, or from a point outwards."), List("colours", new PropertyType.Either(AColour, new PropertyType.Object("stop")), 2, TimelineLimits.Stops, "Two or more colours, evenly spread unless each says where it is.") with { Required = true },
                Number("angle", -360, 360, 90, "Of a linear one, in degrees: 0 to the right, 90 downwards."), Number("centre_x", 0, 1, 0.5, "Of a radial one, as a fraction of the width."), Number("centre_y", 0, 1, 0.5, "Of a radial one, as a fraction of the height."),
                Number("radius", 0.01, 4, 0.7, "Of a radial one, as a fraction of the longer side."), .. Placed()]),
        Clip("motion", "A moving background that VideoGen draws.",
            [Word<Design.Motif>("motif", null, "What moves.") with { Required = true }, Word("palette", [.. Design.Palettes.All.Select(p => p.Name)], "slate", "Its colours."),
                Whole("seed", 0, Core.Requests.GenerateLimits.MaxSeed, 0, "Chooses among equal ones."), .. Placed()]),
        Clip("scene", "A scene that VideoGen lays out: text, what belongs to it, and a moving background.", [.. Scene(), .. Placed()]),
        Clip("audiogram", "Sound made visible.",
            [Word("look", Words<AudiogramKind>.All, "bars", "How it is drawn."), Text("sound", TimelineLimits.NameLength, "The name of the audio or video clip that it shows; without it, all sound of the film."),
                Colour("colour", "#FFFFFF", "Its colour."), Whole("bars", 4, 256, 48, "How many bars."), .. Placed()]),
        Clip("composition", "A timeline within the timeline, drawn by itself and placed like a video.",
            [new("composition", new PropertyType.Either(new PropertyType.Text(TimelineLimits.NameLength), new PropertyType.Object("composition")), "The name of one of the document's compositions, or one written here.") { Required = true },
                Time("trim", TimeForms.Plain, "Where in it to begin."), Word<Fit>("fit", Fit.Cover, "How it fills its box."), Animated("volume", 0, 4, 1, "Gain of its sound."), .. Placed()]),
        Clip("audio", "Sound.",
            [SourceFile("The audio file, or a video whose sound is used."), .. Playing(), .. Sound(SoundRole.Effect),
                Time("fade_in", TimeForms.Plain, "Fades in."), Time("fade_out", TimeForms.Plain, "Fades out.")]),
        Clip("speech", "A text that is spoken, as narration.",
            [new("text", new PropertyType.Text(TimelineLimits.SpeechText) { Lines = true }, "What is said.") { Required = true },
                Text("language", 35, "Its language as BCP 47 writes it. By default that of the film."), Text("voice", 64, "Name of a voice. By default the language's own."),
                Number("pace", 0.5, 2, 1, "How fast the voice speaks."), List("say", new PropertyType.Object("pronunciation"), 0, TimelineLimits.Pronunciations, "How words are said that the voice would get wrong."), Number("speed", 0.5, 4, 1, "How much faster than it was spoken it is played. The pitch stays."),
                Animated("volume", 0, 4, 1, "Gain over the usual loudness of a voice."), Time("fade_in", TimeForms.Plain, "Fades in."), Time("fade_out", TimeForms.Plain, "Fades out.")]),
        Clip("music", "Music that VideoGen composes to fit the clip.",
            [Word<Mood>("mood", Mood.Calm, "Decides scale, instruments and rhythm."), Whole("seed", 0, Core.Requests.GenerateLimits.MaxSeed, 0, "Chooses key, chords and melody."),
                Number("tempo", 60, 180, null, "Beats per minute. By default as the mood and the seed say."),
                List("sections", new PropertyType.Number(0, TimelineLimits.MusicSeconds), 0, TimelineLimits.MusicSections, "Seconds from the start at which something new begins, so that the music does too."),
                Animated("volume", 0, 4, 1, "Gain over the usual loudness of music under a voice, or of music alone."), Flag("duck", true, "Whether it makes way for narration."),
                Time("fade_in", TimeForms.Plain, "Fades in."), Time("fade_out", TimeForms.Plain, "Fades out.")]),
        Clip("sfx", "A short sound that VideoGen makes.",
            [Word<SoundEffectKind>("sound", null, "Which one.") with { Required = true }, Whole("seed", 0, Core.Requests.GenerateLimits.MaxSeed, 0, "Chooses among equal ones."),
                Animated("volume", 0, 4, 1, "Gain over the usual loudness of effects under a voice."), Time("fade_in", TimeForms.Plain, "Fades in."), Time("fade_out", TimeForms.Plain, "Fades out.")]),
        Clip("captions", "Captions; drawn above everything else.", CaptionProperties()),
    ];

    public static IReadOnlyList<string> KenBurnsMoves { get; } = ["zoom_in", "zoom_out", "pan_left", "pan_right", "pan_up", "pan_down"];

    public static IReadOnlyList<Property> CaptionProperties() =>
    [
        new("source", new PropertyType.Either(new PropertyType.Source(), new PropertyType.List(new PropertyType.Object("cue"), 1, TimelineLimits.Cues)), "The captions themselves, or a subtitle file (SRT, VTT or ASS). Either this or text."),
        new("text", new PropertyType.Subtitles(), "What a subtitle file says: SRT, VTT or ASS."),
        new("style", new PropertyType.Either(new PropertyType.Word([.. Words<CaptionLook>.All, "none"]), new PropertyType.Object("caption_style")), "Look: one of the words, or all of it. With \"none\" they are only written beside the film.") { Default = "box" },
    ];

    /// <summary>Properties of text and of its pieces.</summary>
    public static IReadOnlyList<Property> Style() =>
    [
        new("font", new PropertyType.Font(), "Typeface: a family such as \"inter\", or a face such as \"inter-black\".") { Default = "inter" },
        Whole("weight", 100, 900, null, "Weight within the family, 400 regular, 700 bold. By default 600."),
        Animated("size", 4, TimelineLimits.TextSize, null, "Height of the em in pixels. By default a fifteenth of the canvas's shorter side."),
        Colour("colour", "#FFFFFF", "Colour of the letters."),
        Flag("italic", false, "Slanted."),
        Flag("underline", false, "With a line below."),
        Animated("letter_spacing", -100, 200, 0, "Extra space between letters in pixels."),
        Object("stroke", "stroke", "Outline of the letters."),
        Object("shadow", "shadow", "Shadow of the letters."),
    ];

    private static Shape Clip(string type, string about, IEnumerable<Property> properties) => new(
        "clip_" + type, about,
        [
            Kind(type, about),
            Text("name", TimelineLimits.NameLength, "A name for people, and for clips that refer to it."),
            Time("start", TimeForms.Plain, "When it starts. Without it: when the clip before on the track ends, less the transition."),
            Time("length", Lengths, "How long it lasts: a time, \"end\" for the end of the film, or \"next\" for the start of the next clip on the track. Without it: as long as its source."),
            .. properties,
        ]);

    private static Property SourceFile(string about) => new("source", new PropertyType.Source(), about + " asset: and an id, or, on the command line, a file name.") { Required = true };

    private static IEnumerable<Property> Playing() =>
    [
        Time("trim", TimeForms.Plain, "Where in the source to begin.", TimelineLimits.SourceSeconds),
        Number("speed", 0.25, 4, 1, "Seconds of the source per second of film. The pitch of sound stays."),
        Flag("reverse", false, "Backwards."),
        Flag("loop", false, "Starts over at the trim when the source ends. Without a length it then lasts to the end of the film."),
    ];

    private static IEnumerable<Property> Sound(SoundRole role) =>
    [
        Animated("volume", 0, 4, 1, "Gain, 1 as is. 0 is no sound at all."),
        Word<SoundRole>("role", role, "What it is for: music makes way for narration."),
        Flag("duck", true, "Of music: whether it makes way."),
        List("tempo", new PropertyType.Object("tempo"), 0, TimelineLimits.Tempos, "Stretches of its sound that run at a tempo of their own, in order."),
    ];

    private static IEnumerable<Property> Picture() =>
    [
        Word<Fit>("fit", Fit.Cover, "How it fills its box."),
        Object("crop", "crop", "Cuts off its sides first."),
    ];

    private static IEnumerable<Property> Texts() =>
    [
        new("text", new PropertyType.Text(TimelineLimits.TextLength) { Lines = true }, "What is written. Either this or runs."),
        List("runs", new PropertyType.Object("run"), 1, TimelineLimits.Runs, "Pieces, each with a look of its own."),
        .. Style(),
        Word<TextAlign>("align", null, "Place of the lines within the box. By default that of the anchor."),
        Word<VerticalAlign>("vertical_align", null, "Place of the block within the box. By default that of the anchor."),
        Flag("wrap", true, "Breaks lines at the width of the box."),
        Number("line_height", 0.5, 4, 1.2, "Distance of lines as a multiple of the size."),
        Object("box", "text_box", "A filled box behind the text."),
        Word<TextMotion>("motion", TextMotion.None, "How the letters come in and leave."),
    ];

    private static IReadOnlyList<string> Covers { get; } = ["none", .. Enum.GetValues<Design.Transition>().Where(Scenes.SceneCuts.Covers).Select(Words<Design.Transition>.Of)];

    private static IEnumerable<Property> Scene() =>
    [
        Word<SceneKind>("kind", SceneKind.Statement, "How it is laid out."),
        new("headline", new PropertyType.Text(TimelineLimits.SceneText) { MayBeEmpty = true }, "The words that carry it."),
        Text("kicker", TimelineLimits.SceneText, "A small line above the headline."),
        Text("subline", TimelineLimits.SceneText, "A line below the headline."),
        Text("emphasis", TimelineLimits.SceneText, "Words of the headline in the accent colour."),
        List("items", new PropertyType.Text(TimelineLimits.SceneText), 0, TimelineLimits.SceneItems, "Points of a list, steps, dates, names of a chart's figures, lines of code or sentences of fine print, in order."),
        List("times", new PropertyType.Number(0, TimelineLimits.Seconds), 0, TimelineLimits.SceneItems, "Seconds from the start at which the items come; evenly spread without them."),
        List("sides", new PropertyType.Object("scene_side"), 0, 2, "The two sides of a comparison."),
        List("values", new PropertyType.Object("scene_number"), 0, TimelineLimits.SceneItems, "The figures of a chart, one for each item."),
        Word<ChartForm>("form", ChartForm.Bar, "How a chart draws its figures."),
        Object("number", "scene_number", "The figure of a number scene, which counts up, or what a countdown begins with."),
        List("pictures", new PropertyType.Object("scene_picture"), 0, TimelineLimits.ScenePictures, "What shows behind the words instead of a drawn background; several show beside each other."),
        Colour("colour", null, "Colour of the headline; without it, that of the palette."),
        Word("palette", [.. Design.Palettes.All.Select(p => p.Name)], "slate", "Its colours."),
        Colour("accent", null, "The one colour for what matters; without it, that of the palette."),
        Word("fonts", [.. Design.FontPairs.All.Select(f => f.Name)], "grotesk", "Its typefaces."),
        Word<Design.Motif>("motif", Design.Motif.Ribbons, "What moves behind the text."),
        Whole("seed", 0, Core.Requests.GenerateLimits.MaxSeed, 0, "Chooses among equal ones."),
        Whole("variant", 0, TimelineLimits.Clips, 0, "Scenes that belong together are numbered from 0: each is set a little differently."),
        Word("cover", Covers, "none", "How it uncovers itself at its start and covers itself at its end."),
        Word("cover_end", Covers, null, "How it covers itself at its end. By default as at its start."),
        Flag("leaves", false, "Its words go before its end, also where nothing covers it: for a fade into another scene."),
        Flag("opens", false, "It is the first of a film, and comes out of the ground colour."),
        Flag("closes", false, "It is the last of a film, and goes slowly into the ground colour."),
    ];

    private static IEnumerable<Property> Placed() =>
    [
        Word<PlaceName>("position", null, "A named place of the canvas, at which the same point of the box stands. x and y then move it from there."),
        Place("x", -Reach, Reach, "Where the anchor stands, from the left: pixels, \"50%\", or { \"fraction\": 0.5 }. By default the middle. With a position: moves it to the right."),
        Place("y", -Reach, Reach, "Where the anchor stands, from the top. By default the middle. With a position: moves it down."),
        new("anchor", new PropertyType.Either(new PropertyType.Word(Words<PlaceName>.All), new PropertyType.Object("point")), "The point of the box that stands at x and y, and around which it turns and grows. By default that of the position, else the centre."),
        Place("width", 1, Reach, "Width of the box. By default as the height and the source say, else that of the canvas."),
        Place("height", 1, Reach, "Height of the box."),
        Animated("scale", 0, 20, 1, "Size of the box, 1 as is."),
        Animated("rotation", -36_000, 36_000, 0, "Degrees clockwise."),
        Animated("opacity", 0, 1, 1, "0 is invisible."),
        Word<BlendMode>("blend", BlendMode.Normal, "How it mixes with what lies beneath."),
        Animated("corner_radius", 0, Reach, 0, "Rounded corners in pixels."),
        List("filters", new PropertyType.Union("filter"), 0, TimelineLimits.Filters, "Changes of its own pixels, in order."),
        Time("fade_in", TimeForms.Plain, "Fades in during this time."),
        Time("fade_out", TimeForms.Plain, "Fades out during this time."),
        Object("transition", "transition", "How it comes in."),
        Object("transition_out", "transition", "How it leaves to what lies beneath; only where no clip follows with a transition."),
    ];
}
