namespace VideoGen.Composition.Titles;

/// <summary>Something about a text that its author would want to know before the film is made.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">JSON path of the clip or cue in the document.</param>
/// <param name="Message">What is wrong, with figures.</param>
/// <param name="Fix">What to do.</param>
public sealed record TextFinding(TextFindingKind Kind, string Path, string Message, string Fix);

/// <summary>Kinds of findings.</summary>
public enum TextFindingKind
{
    /// <summary>The lines are larger than the box.</summary>
    OverflowsBox,

    /// <summary>Part of the text lies outside the title-safe area, or outside the picture.</summary>
    OutsideSafeArea,

    /// <summary>No installed typeface draws a character; it is left out.</summary>
    GlyphMissing,

    /// <summary>The text is hard to read on what lies behind it.</summary>
    LowContrast,

    /// <summary>A caption does not fit in two lines at any readable size.</summary>
    CaptionOverflows,

    /// <summary>A caption is gone before it can be read.</summary>
    CaptionTooFast,
}
