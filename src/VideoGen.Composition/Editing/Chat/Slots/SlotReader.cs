using VideoGen.Composition.Editing.Chat.Words;

namespace VideoGen.Composition.Editing.Chat.Slots;

/// <summary>Reads the values that patterns name in angle brackets.</summary>
internal static class SlotReader
{
    /// <summary>The values that start at a token, the longest first.</summary>
    public static IEnumerable<(int End, object Value)> Read(string kind, Tokens t, int at) => kind switch
    {
        "scenes" or "scene" => SceneSlot.Read(t, at),
        "places" => SceneSlot.ReadBare(t, at),
        "seconds" => AmountSlots.Seconds(t, at),
        "gain" => AmountSlots.Gains(t, at),
        "percent" => AmountSlots.Percent(t, at),
        "times" => AmountSlots.Times(t, at),
        "number" => AmountSlots.Plain(t, at),
        "degree" => AmountSlots.Degree(t, at),
        "nth" => AmountSlots.Nth(t, at),
        "text" or "quoted" => Quoted(t, at),
        "size" => t.At(at) is { Kind: TokenKind.Size } size ? [(at + 1, ((int)Math.Min(size.Value, 99999), (int)Math.Min(size.Second, 99999)))] : [],
        "ratio" => t.At(at) is { Kind: TokenKind.Ratio } ratio ? [(at + 1, (ratio.Value, ratio.Second))] : [],
        "lines" => t.At(at) is { Kind: TokenKind.Number, Value: > 0 and < 10000 } lines && t.At(at + 1) is { Kind: TokenKind.Word, Text: "p" } ? [(at + 2, (int)lines.Value)] : [],
        "colour" => t.At(at) is { Kind: TokenKind.Hex, Text: var hex } ? [(at + 1, Six(hex))] : Book(Phrases.Colour, t, at),
        "mood" => Book(Phrases.Mood, t, at),
        "motif" => Book(Phrases.Background, t, at),
        "transition" => Book(Phrases.Transition, t, at),
        "look" => Book(Phrases.Look, t, at),
        "kind" => Book(Phrases.Kind, t, at),
        "shape" => Book(Phrases.Shape, t, at),
        "palette" => Book(Phrases.Palette, t, at),
        "fonts" => Book(Phrases.Fonts, t, at),
        "language" => Book(Phrases.Language, t, at),
        "speaker" => Book(Phrases.Speaker, t, at),
        "member" => Book(Phrases.Member, t, at),
        _ => throw new ArgumentException($"No pattern reads {kind}."),
    };

    /// <summary>A text without the full stop and the thanks that end a message.</summary>
    public static string Trimmed(string text)
    {
        foreach (var end in (string[])[" please", ", please", " bitte", " thanks"])
        {
            if (text.EndsWith(end, StringComparison.OrdinalIgnoreCase)) text = text[..^end.Length].TrimEnd(',');
        }

        return text.Trim();
    }

    private static (int End, object Value)[] Quoted(Tokens t, int at) => t.At(at) is { Kind: TokenKind.Text, Text: var text } ? [(at + 1, text)] : [];

    private static IEnumerable<(int End, object Value)> Book(PhraseBook<object> book, Tokens t, int at) => book.At(t.All, at).Select(p => (at + p.Length, p.Meaning));

    private static string Six(string hex) => hex.Length == 4 ? "#" + string.Concat(hex.Skip(1).Select(c => new string(c, 2))) : hex;
}
