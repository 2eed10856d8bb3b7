using System.Text.Json;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>An easing as documents write it: a Bézier curve or steps, or a formula that is sampled frame by frame.</summary>
internal readonly record struct DocumentEasing(Easing Easing, Func<double, double>? Formula = null)
{
    /// <summary>Whether values may leave the range between the two keyframes.</summary>
    public bool Overshoots => Formula is not null || Easing is { Steps: 0, Y1: < 0 or > 1 } or { Steps: 0, Y2: < 0 or > 1 };

    public double Apply(double x) => Formula is null ? Easing.Apply(x) : x is <= 0 or >= 1 ? x : Formula(x);
}

/// <summary>Reads easings.</summary>
internal static class Easings
{
    private static readonly Dictionary<string, DocumentEasing> ByName = new(StringComparer.Ordinal)
    {
        ["linear"] = new(Easing.Linear), ["hold"] = new(Easing.Hold),
        ["ease"] = Bezier(0.25, 0.1, 0.25, 1), ["ease_in"] = Bezier(0.42, 0, 1, 1), ["ease_out"] = Bezier(0, 0, 0.58, 1), ["ease_in_out"] = new(Easing.InOut),
        ["ease_in_sine"] = Bezier(0.12, 0, 0.39, 0), ["ease_out_sine"] = Bezier(0.61, 1, 0.88, 1), ["ease_in_out_sine"] = Bezier(0.37, 0, 0.63, 1),
        ["ease_in_cubic"] = Bezier(0.32, 0, 0.67, 0), ["ease_out_cubic"] = Bezier(0.33, 1, 0.68, 1), ["ease_in_out_cubic"] = Bezier(0.65, 0, 0.35, 1),
        ["ease_in_quint"] = Bezier(0.64, 0, 0.78, 0), ["ease_out_quint"] = Bezier(0.22, 1, 0.36, 1), ["ease_in_out_quint"] = Bezier(0.83, 0, 0.17, 1),
        ["ease_in_expo"] = Bezier(0.7, 0, 0.84, 0), ["ease_out_expo"] = Bezier(0.16, 1, 0.3, 1), ["ease_in_out_expo"] = Bezier(0.87, 0, 0.13, 1),
        ["ease_in_back"] = Bezier(0.36, 0, 0.66, -0.56), ["ease_out_back"] = Bezier(0.34, 1.56, 0.64, 1), ["ease_in_out_back"] = Bezier(0.68, -0.6, 0.32, 1.6),
        ["ease_in_elastic"] = new(default, x => 1 - Elastic(1 - x)), ["ease_out_elastic"] = new(default, Elastic), ["ease_in_out_elastic"] = new(default, Both(Elastic)),
        ["ease_in_bounce"] = new(default, x => 1 - Bounce(1 - x)), ["ease_out_bounce"] = new(default, Bounce), ["ease_in_out_bounce"] = new(default, Both(Bounce)),
    };

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ByName.Keys];

    /// <summary>A member that is an easing; linear when it is absent or wrong.</summary>
    public static DocumentEasing Ease(this Fields fields, string name) =>
        fields.Take(name) is { } value ? Read(fields.Context, value) ?? ByName["linear"] : ByName["linear"];

    /// <summary>A member that is an easing of a kind that needs no sampling.</summary>
    public static Easing PlainEasing(this Fields fields, string name)
    {
        var easing = fields.Ease(name);
        if (easing.Formula is null) return easing.Easing;
        fields.Context.Wrong(fields.PathOf(name), TimelineCodes.BadEasing, "Elastic and bouncing moves are for keyframes only.", "Use another easing here, such as \"ease_out_back\".");
        return Easing.Linear;
    }

    private static DocumentEasing? Read(ReadingContext context, Value value)
    {
        switch (value.Kind)
        {
            case JsonValueKind.String when ByName.TryGetValue(value.String!, out var easing):
                return easing;
            case JsonValueKind.String:
                context.Wrong(value.Path, TimelineCodes.BadEasing, $"\"{JsonPath.Shown(value.String!)}\" is no easing.", Nearest.Hint(value.String!, ByName.Keys));
                return null;
            case JsonValueKind.Object:
                return Fields.Open(context, value.Element, "steps", value.Path) is { } fields && fields.Has("steps") && fields.Whole("steps") is > 0 and var steps
                    ? new DocumentEasing(Easing.Linear with { Steps = steps })
                    : null;
            case JsonValueKind.Array:
                return Handles(context, value);
            default:
                context.Wrong(value.Path, TimelineCodes.BadEasing, $"This must be an easing; it is {value.Shown}.", "Write a name such as \"ease_in_out\", four numbers of a cubic Bézier curve, or { \"steps\": 4 }.");
                return null;
        }
    }

    private static DocumentEasing? Handles(ReadingContext context, Value value)
    {
        double[] numbers = [.. value.Element.EnumerateArray().Take(5).Select(e => e.ValueKind == JsonValueKind.Number ? e.GetDouble() : double.NaN)];
        if (numbers is [>= 0 and <= 1, >= -5 and <= 5, >= 0 and <= 1, >= -5 and <= 5])
            return Bezier(numbers[0], numbers[1], numbers[2], numbers[3]);
        context.Wrong(value.Path, TimelineCodes.BadEasing, "These are not the handles of a cubic Bézier curve.", "Write four numbers x1, y1, x2, y2; x from 0 to 1, y from -5 to 5.");
        return null;
    }

    private static DocumentEasing Bezier(double x1, double y1, double x2, double y2) => new(new Easing(x1, y1, x2, y2));

    private static double Elastic(double x) => (Math.Pow(2, -10 * x) * Math.Sin(((x * 10) - 0.75) * (2 * Math.PI / 3))) + 1;

    /// <summary>A ball that falls at t = 1/2.75 and comes up ever lower.</summary>
    private static double Bounce(double x)
    {
        const double Weight = 7.5625;
        const double Span = 2.75;
        return x switch
        {
            < 1 / Span => Weight * x * x,
            < 2 / Span => (Weight * Square(x - (1.5 / Span))) + 0.75,
            < 2.5 / Span => (Weight * Square(x - (2.25 / Span))) + 0.9375,
            _ => (Weight * Square(x - (2.625 / Span))) + 0.984375,
        };
    }

    private static Func<double, double> Both(Func<double, double> way) => x => x < 0.5 ? (1 - way(1 - (2 * x))) / 2 : (1 + way((2 * x) - 1)) / 2;

    private static double Square(double x) => x * x;
}
