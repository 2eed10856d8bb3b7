using VideoGen.Composition.Editing.Chat.Words;

namespace VideoGen.Composition.Editing.Chat.Slots;

/// <summary>A change of loudness: decibels, or a share.</summary>
internal sealed record Gain(double? Decibels, double? Share);

/// <summary>Reads numbers with units.</summary>
internal static class AmountSlots
{
    /// <summary>5 s, 1 minute 20, 1:30, half a minute.</summary>
    public static IEnumerable<(int End, object Value)> Seconds(Tokens t, int at)
    {
        if (t.At(at) is { Kind: TokenKind.Ratio, Second: < 60 } ratio && ratio.End - ratio.Start >= 4) yield return (at + 1, (ratio.Value * 60) + ratio.Second);
        if (t.At(at) is { Kind: TokenKind.Word, Text: "half" or "halbe" } && t.Ends(t.SkipFillers(at + 1), "minute").FirstOrDefault() is > 0 and var half) yield return (half, 30.0);
        if (Number(t, at) is not { } number) yield break;
        foreach (var end in t.Ends(number.End, "minute"))
        {
            var rest = t.At(end) is { Kind: TokenKind.Word, Text: "and" or "und" } ? end + 1 : end;
            if (Number(t, rest) is { } more && t.Ends(more.End, "second").FirstOrDefault() is > 0 and var last) yield return (last, (number.Value * 60) + more.Value);
            yield return (end, number.Value * 60);
        }

        foreach (var end in t.Ends(number.End, "second")) yield return (end, number.Value);
    }

    /// <summary>6 dB, 20 %.</summary>
    public static IEnumerable<(int End, object Value)> Gains(Tokens t, int at)
    {
        if (Number(t, at) is not { } number) yield break;
        foreach (var end in t.Ends(number.End, "decibel")) yield return (end, new Gain(number.Value, null));
        foreach (var end in t.Ends(number.End, "percent")) yield return (end, new Gain(null, number.Value / 100));
    }

    public static IEnumerable<(int End, object Value)> Percent(Tokens t, int at)
    {
        if (Number(t, at) is not { } number) yield break;
        foreach (var end in t.Ends(number.End, "percent")) yield return (end, number.Value / 100);
    }

    /// <summary>half, twice, 1.5 times, 2x, a third.</summary>
    public static IEnumerable<(int End, object Value)> Times(Tokens t, int at)
    {
        double? word = t.At(at) is { Kind: TokenKind.Word, Text: var text } ? text switch
        {
            "half" or "halb" => 0.5,
            "twice" or "double" or "doppelt" => 2,
            "thrice" => 3,
            "third" or "drittel" => 1 / 3.0,
            "quarter" or "viertel" => 0.25,
            _ => null,
        } : null;
        if (word is { } factor) yield return (at + 1, factor);
        if (Number(t, at) is not { } number) yield break;
        foreach (var end in t.Ends(number.End, "times")) yield return (end, number.Value);
    }

    public static IEnumerable<(int End, object Value)> Plain(Tokens t, int at)
    {
        if (Number(t, at) is { } number) yield return (number.End, number.Value);
    }

    /// <summary>How much where no number is given: 0.5 for a bit, 2 for a lot.</summary>
    public static IEnumerable<(int End, object Value)> Degree(Tokens t, int at)
    {
        foreach (var end in t.Ends(at, "bit")) yield return (end, 0.5);
        foreach (var end in t.Ends(at, "lot")) yield return (end, 2.0);
    }

    /// <summary>point 2, the second point, the last point.</summary>
    public static IEnumerable<(int End, object Value)> Nth(Tokens t, int at)
    {
        foreach (var end in t.Ends(at, "item"))
        {
            if (SceneSlot.Count(t, end) is { } number) yield return (end + 1, number);
        }

        if (SceneSlot.Ordinal(t, at) is not { } place) yield break;
        foreach (var end in t.Ends(at + 1, "item")) yield return (end, place);
    }

    private static (int End, double Value)? Number(Tokens t, int at) => t.At(at) switch
    {
        { Kind: TokenKind.Number, Value: var value } => (at + 1, value),
        { Kind: TokenKind.Word, Text: var word } when Numerals.Cardinals.TryGetValue(word, out var number) => (at + 1, number),
        { Kind: TokenKind.Word, Text: "a" or "an" or "eine" or "einen" } => (at + 1, 1),
        _ => null,
    };
}
