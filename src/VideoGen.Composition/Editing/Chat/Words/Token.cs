namespace VideoGen.Composition.Editing.Chat.Words;

/// <summary>A piece of a message.</summary>
internal sealed record Token
{
    public required TokenKind Kind { get; init; }

    /// <summary>A word in lower case; the text itself where the kind is <see cref="TokenKind.Text"/>.</summary>
    public required string Text { get; init; }

    /// <summary>Its first character in the message.</summary>
    public required int Start { get; init; }

    /// <summary>The character after its last.</summary>
    public required int End { get; init; }

    /// <summary>A number; the first of a pair such as 9:16.</summary>
    public double Value { get; init; }

    /// <summary>The second number of a pair.</summary>
    public double Second { get; init; }

    /// <summary>A word that was taken for another, nearly alike.</summary>
    public bool Corrected { get; init; }
}

internal enum TokenKind
{
    Word,

    Number,

    /// <summary>2nd, 3rd; "2." before a German scene.</summary>
    Ordinal,

    /// <summary>Two numbers with a colon: 9:16, 1:30.</summary>
    Ratio,

    /// <summary>Two numbers with an x: 1080x1920.</summary>
    Size,

    /// <summary>#RRGGBB or #RGB.</summary>
    Hex,

    /// <summary>Text in quotation marks or after a colon: never read.</summary>
    Text,

    /// <summary>A full stop, comma or the like.</summary>
    Stop,

    /// <summary>A line's end.</summary>
    Line,
}
