using System.Text.Json;
using VideoGen.Composition.Documents.Table;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>When a clip plays, and on what canvas: what keyframes and shares refer to.</summary>
internal readonly record struct ClipScene(FrameRate Rate, long Frames, int Width, int Height);

/// <summary>Reads numbers that may change over time.</summary>
internal static class Curves
{
    /// <summary>Samples of one stretch that no Bézier curve can follow.</summary>
    private const int MostSamples = 120;

    /// <summary>A member that is a number or a list of keyframes.</summary>
    public static Curve Curve(this Fields fields, string name, ClipScene scene) => fields.Curve(name, scene, fields.Property(name).Default is double fallback ? fallback : 0);

    public static Curve Curve(this Fields fields, string name, ClipScene scene, double fallback)
    {
        var type = (PropertyType.Number)fields.Property(name).Type;
        return Read(fields, name, scene, value => Numbers.Number(fields.Context, value, type), type.Minimum, type.Maximum) ?? fallback;
    }

    /// <summary>A member that is a place or a size, or a list of keyframes of such; null when it is absent or wrong.</summary>
    /// <param name="fields">The object.</param>
    /// <param name="name">Its member.</param>
    /// <param name="scene">The clip.</param>
    /// <param name="extent">Pixels of the side of which shares are meant.</param>
    public static Curve? Place(this Fields fields, string name, ClipScene scene, double extent)
    {
        var type = (PropertyType.Place)fields.Property(name).Type;
        return Read(fields, name, scene, value => Numbers.Place(fields.Context, value, type, extent), type.Minimum, type.Maximum);
    }

    private static Curve? Read(Fields fields, string name, ClipScene scene, Func<Value, double?> number, double least, double most)
    {
        if (fields.Take(name) is not { } value) return null;
        if (value.Kind != JsonValueKind.Array) return number(value) is { } constant ? Layers.Curve.Constant(constant) : null;
        List<(double Frame, double Value, DocumentEasing Easing)> keys = [];
        foreach (var (element, path) in Lists.Items(fields.Context, value.Element, value.Path, 1, TimelineLimits.Keyframes))
        {
            if (Key(fields.Context, element, path, scene, number) is not { } key) continue;
            if (keys.Count > 0 && key.Frame <= keys[^1].Frame)
                fields.Context.Wrong(path.Member("at"), TimelineCodes.KeyframeOrder, "This keyframe does not come after the one before.", "Put keyframes in order of time, each at a time of its own.");
            else
                keys.Add(key);
        }

        if (keys.Count == 0) return null;
        if (keys[0].Frame >= scene.Frames && scene.Frames > 0)
            fields.Context.Warn(value.Path, TimelineCodes.KeyframeOutside, "Every keyframe lies after the end of the clip.", "Put them between 0 and the length of the clip.");
        return Layers.Curve.Of(Written(keys, least, most));
    }

    private static (double Frame, double Value, DocumentEasing Easing)? Key(ReadingContext context, JsonElement element, JsonPath path, ClipScene scene, Func<Value, double?> number)
    {
        if (++context.Keyframes == TimelineLimits.AllKeyframes + 1)
            context.Wrong(path, TimelineCodes.TooMany, $"The document has more than {TimelineLimits.AllKeyframes} keyframes.", "Take some out.");
        if (context.Keyframes > TimelineLimits.AllKeyframes || Fields.Open(context, element, "keyframe", path) is not { } key) return null;
        var at = key.Time("at");
        var easing = key.Ease("easing");
        var value = key.Take("value") is { } written ? number(written) : null;
        return at is { } time && value is { } result ? (time.Exact(scene.Rate, scene.Frames), result, easing) : null;
    }

    /// <summary>Keyframes with moves that overshoot sampled frame by frame and held within the property's range.</summary>
    private static IEnumerable<Keyframe> Written(List<(double Frame, double Value, DocumentEasing Easing)> keys, double least, double most)
    {
        yield return new Keyframe(keys[0].Frame, keys[0].Value, Easing.Linear);
        for (var i = 1; i < keys.Count; i++)
        {
            var (from, to) = (keys[i - 1], keys[i]);
            if (!to.Easing.Overshoots || (to.Easing.Formula is null && Stays(from.Value, to.Value, to.Easing.Easing, least, most)))
            {
                yield return new Keyframe(to.Frame, to.Value, to.Easing.Easing);
                continue;
            }

            var samples = Math.Clamp((int)Math.Ceiling(to.Frame - from.Frame), 1, MostSamples);
            for (var s = 1; s <= samples; s++)
            {
                var x = (double)s / samples;
                var value = s == samples ? to.Value : from.Value + ((to.Value - from.Value) * to.Easing.Apply(x));
                yield return new Keyframe(s == samples ? to.Frame : from.Frame + ((to.Frame - from.Frame) * x), Math.Clamp(value, least, most), Easing.Linear);
            }
        }
    }

    /// <summary>Whether a Bézier curve, which never leaves the hull of its handles, keeps a value within a range.</summary>
    private static bool Stays(double from, double to, Easing easing, double least, double most)
    {
        var (a, b) = (from + ((to - from) * easing.Y1), from + ((to - from) * easing.Y2));
        return Math.Min(a, b) >= least && Math.Max(a, b) <= most;
    }
}
