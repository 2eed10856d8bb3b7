using System.Globalization;
using System.Text.Json;
using VideoGen.Composition.Documents.Table;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>A time as a document writes it.</summary>
internal readonly record struct DocumentTime(TimeKind Kind, decimal Amount)
{
    /// <summary>Nearest whole frame.</summary>
    /// <param name="rate">Frame rate of the film.</param>
    /// <param name="of">Frames of which a share is meant.</param>
    public long Frames(FrameRate rate, long of = 0) => Kind switch
    {
        TimeKind.Seconds => rate.FrameAt(Amount),
        TimeKind.Share => (long)decimal.Round(Amount * of, MidpointRounding.AwayFromZero),
        _ => (long)Amount,
    };

    /// <summary>Frames, not rounded.</summary>
    public double Exact(FrameRate rate, long of) => Kind switch
    {
        TimeKind.Seconds => (double)(Amount * rate.Numerator / rate.Denominator),
        TimeKind.Share => (double)(Amount * of),
        _ => (double)Amount,
    };

    /// <summary>On a source's clock.</summary>
    public TimeSpan Span(FrameRate rate) => TimeSpan.FromTicks((long)decimal.Round(
        Kind == TimeKind.Frames ? Amount * rate.Denominator * TimeSpan.TicksPerSecond / rate.Numerator : Amount * TimeSpan.TicksPerSecond));
}

/// <summary>Ways to say a time.</summary>
internal enum TimeKind
{
    Seconds, Frames, Share, End, Next,
}

/// <summary>Reads times. Seconds are decimals, so that no binary rounding comes between a document and its frames.</summary>
internal static class Times
{
    /// <summary>A member that is a time; null when it is absent or wrong.</summary>
    public static DocumentTime? Time(this Fields fields, string name) =>
        fields.Take(name) is { } value ? Time(fields.Context, value, (PropertyType.Time)fields.Property(name).Type) : null;

    /// <summary>A member that is a time of a source.</summary>
    public static TimeSpan Span(this Fields fields, string name, FrameRate rate) => fields.Time(name)?.Span(rate) ?? TimeSpan.Zero;

    /// <summary>A member that is a length in frames; 0 when it is absent.</summary>
    public static long Frames(this Fields fields, string name, FrameRate rate) => fields.Time(name)?.Frames(rate) ?? 0;

    public static DocumentTime? Time(ReadingContext context, Value value, PropertyType.Time type)
    {
        if (Parse(value, type.Forms) is not { } time)
        {
            context.Wrong(value.Path, TimelineCodes.BadTime, $"This must be a time; it is {value.Shown}.", $"Write seconds (2.5), frames (\"75f\"){Words(type.Forms)}.");
            return null;
        }

        var most = time.Kind switch { TimeKind.Share => 1, TimeKind.Frames => (decimal)type.MaximumSeconds * TimelineLimits.MaxFps, _ => (decimal)type.MaximumSeconds };
        if (time.Amount >= 0 && time.Amount <= most) return time;
        context.Wrong(value.Path, TimelineCodes.OutOfRange, $"{value.Shown} is out of range.", time.Kind == TimeKind.Share ? "Use \"0%\" to \"100%\"." : $"Use 0 to {Numbers.Text(type.MaximumSeconds)} seconds.");
        return null;
    }

    private static DocumentTime? Parse(Value value, TimeForms forms)
    {
        if (value.Kind == JsonValueKind.Number)
            return value.Element.TryGetDecimal(out var seconds) ? new DocumentTime(TimeKind.Seconds, seconds) : null;
        if (value.String is not { Length: > 0 and <= 20 } text) return null;
        if (text == "end" && forms.HasFlag(TimeForms.End)) return new DocumentTime(TimeKind.End, 0);
        if (text == "next" && forms.HasFlag(TimeForms.Next)) return new DocumentTime(TimeKind.Next, 0);
        if (text[^1] == 'f')
            return long.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var frames) ? new DocumentTime(TimeKind.Frames, frames) : null;
        if (text[^1] == '%')
            return forms.HasFlag(TimeForms.Share) && Decimal(text.AsSpan(0, text.Length - 1)) is { } percent ? new DocumentTime(TimeKind.Share, percent / 100) : null;
        return Decimal(text) is { } number ? new DocumentTime(TimeKind.Seconds, number) : null;
    }

    private static decimal? Decimal(ReadOnlySpan<char> text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Words(TimeForms forms) => string.Concat(
        forms.HasFlag(TimeForms.Share) ? ", a share of the clip (\"50%\")" : "",
        forms.HasFlag(TimeForms.End) ? ", \"end\"" : "",
        forms.HasFlag(TimeForms.Next) ? " or \"next\"" : "");
}
