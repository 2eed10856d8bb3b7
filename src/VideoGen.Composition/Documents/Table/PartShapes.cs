using VideoGen.Composition.Layers;
using static VideoGen.Composition.Documents.Table.Make;

namespace VideoGen.Composition.Documents.Table;

/// <summary>Parts that several objects have.</summary>
internal static class PartShapes
{
    private static readonly PropertyType.Text CueText = new(TimelineLimits.CueLength) { Lines = true };

    public static IEnumerable<Shape> All =>
    [
        new("keyframe", "A value that a property has at a time.",
            Time("at", TimeForms.Share, "When, from the start of the clip: seconds, frames as \"15f\", or a share of the clip as \"50%\".") with { Required = true },
            new("value", new PropertyType.KeyframeValue(), "The value from then on, as the property takes it.") { Required = true },
            new("easing", AnEasing, "How it gets here from the keyframe before.") { Default = "linear" }),
        new("transition", "How a clip comes in over the one before, or over what lies beneath.",
            Word<TransitionKind>("type", TransitionKind.Fade, "Which. A direction is the one in which the new picture, or its edge, moves."),
            Time("duration", TimeForms.Plain, "How long it takes. Without it: as long as the two clips overlap, or half a second."),
            new("easing", AnEasing, "Its speed.") { Default = "linear" }),
        new("crop", "Cuts off the sides of a picture. Numbers are pixels of the picture.",
            [.. Sides().Select(side => Still(side, 0, TimelineLimits.Reach, 0, $"Cut off from the {side}."))]),
        new("chroma_key", "Makes a colour transparent.",
            Colour("colour", "#00FF00", "The colour that becomes transparent."),
            Number("similarity", 0.01, 1, 0.15, "How near to it a colour must be."),
            Number("softness", 0, 1, 0.05, "Width of the half-transparent edge.")),
        new("view", "What part of a still shows.",
            Number("zoom", 1, 10, 1, "1 shows as much as covers the box."),
            Number("x", 0, 1, 0.5, "Centre of the view from the left, as a fraction of the picture."),
            Number("y", 0, 1, 0.5, "Centre of the view from the top, as a fraction of the picture.")),
        new("ken_burns", "A slow move over a still.",
            Object("from", "view", "The view at the first frame."),
            Object("to", "view", "The view at the last frame."),
            new("easing", AnEasing, "Its speed.") { Default = "linear" }),
        new("stroke", "An outline.",
            Colour("colour", "#000000", "Its colour."),
            Animated("width", 0, 200, 2, "Its width in pixels.")),
        new("shadow", "A shadow of text.",
            Colour("colour", "#000000B3", "Its colour."),
            Number("x", -200, 200, 2, "Pixels to the right."),
            Number("y", -200, 200, 2, "Pixels down."),
            Number("blur", 0, 100, 4, "Softness in pixels.")),
        new("text_box", "A box behind text.",
            Colour("colour", "#000000B3", "Its colour."),
            Number("padding", 0, 500, 16, "Pixels around the text."),
            Number("radius", 0, 500, 0, "Radius of its corners in pixels.")),
        new("point", "A point of a box, as fractions of its width and height.",
            Number("x", 0, 1, 0.5, "0 is the left side, 1 the right."),
            Number("y", 0, 1, 0.5, "0 is the top, 1 the bottom.")),
        new("fraction", "A share of the canvas.",
            Number("fraction", -10, 10, null, "1 is the whole width, or the whole height.") with { Required = true }),
        new("steps", "Jumps instead of an even move.",
            Whole("steps", 1, 100, null, "How many jumps; each comes at the end of its step.") with { Required = true }),
        new("stop", "A colour of a gradient.",
            Number("at", 0, 1, null, "Where on the gradient.") with { Required = true },
            Colour("colour", null, "Its colour there.") with { Required = true }),
        new("tempo", "A stretch of a sound that runs at a tempo of its own. The pitch stays.",
            Time("from", TimeForms.Share, "Its start, from the start of the clip.") with { Required = true },
            Time("to", TimeForms.Share, "Its end, from the start of the clip.") with { Required = true },
            Number("rate", 0.5, 2, null, "Times the clip's speed: 1.4 uses up 1.4 seconds of sound per second.") with { Required = true }),
        new("word", "A spoken word.",
            Time("start", TimeForms.Plain, "When it begins, from the start of the captions.") with { Required = true },
            Time("end", TimeForms.Plain, "When it ends.") with { Required = true },
            Text("text", 100, "The word with its punctuation.") with { Required = true }),
        new("cue", "A caption.",
            Time("start", TimeForms.Plain, "When it comes, from the start of the captions.") with { Required = true },
            Time("end", TimeForms.Plain, "When it goes.") with { Required = true },
            new("text", CueText, "What is said; may have several lines.") { Required = true },
            List("words", new PropertyType.Object("word"), 0, TimelineLimits.CueWords, "Its words in time, for looks that follow them.")),
        new("caption_style", "Look of captions.",
            Word<CaptionLook>("look", CaptionLook.Box, "Kind of look."),
            new("font", new PropertyType.Font(), "Typeface.") { Default = "inter-display-extra-bold" },
            Number("size", 8, 400, null, "Height of the letters' em in pixels; by default one that suits the canvas."),
            Colour("colour", "#FFFFFF", "Colour of the text."),
            Colour("highlight", "#FFD60A", "Colour of the word that is spoken now."),
            Colour("stroke", "#000000", "Colour of the outline."),
            Colour("box", "#000000A0", "Colour of the box."),
            Number("vertical", 0, 1, 0.82, "Centre of the captions from the top, as a fraction of the height."),
            Word<SafeZone>("zone", SafeZone.TitleSafe, "Whose controls the captions must keep clear of.")),
        .. FilterKind.All.Select(kind => new Shape("filter_" + kind.Word, kind.About, Kind(kind.Word, kind.About), Animated("amount", kind.Least, kind.Most, kind.Fallback, kind.About))),
    ];

    private static string[] Sides() => ["left", "top", "right", "bottom"];
}
