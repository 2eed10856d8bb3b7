namespace VideoGen.Composition.Editing.Commands;

/// <summary>What a member of a command means and may hold: the schema and the check of commands are both made from it.</summary>
/// <param name="about">One sentence.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FieldAttribute(string about) : Attribute
{
    public string About => about;

    /// <summary>How a string is written.</summary>
    public TextForm Form { get; init; } = TextForm.Line;

    /// <summary>Most UTF-16 characters of a string.</summary>
    public int Length { get; init; } = EditLimits.LineLength;

    /// <summary>What a number counts, for messages: "seconds".</summary>
    public string Unit { get; init; } = "";

    /// <summary>Least value of a number; of a <see cref="Change"/>, least result.</summary>
    public double Least { get; init; } = double.NegativeInfinity;

    /// <summary>Greatest value of a number; of a <see cref="Change"/>, greatest result.</summary>
    public double Most { get; init; } = double.PositiveInfinity;
}

/// <summary>What a command does, for the schema.</summary>
/// <param name="about">One sentence or two.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class CommandAttribute(string about) : Attribute
{
    public string About => about;
}

/// <summary>How a string is written.</summary>
internal enum TextForm
{
    /// <summary>One line that is not blank.</summary>
    Line,

    /// <summary>One line that may be empty.</summary>
    EmptyLine,

    /// <summary>Lines; may be empty.</summary>
    Lines,

    /// <summary>The id of a scene of the film.</summary>
    SceneId,

    /// <summary>#RRGGBB.</summary>
    Colour,

    /// <summary>A palette's name.</summary>
    Palette,

    /// <summary>A font pair's name.</summary>
    Fonts,

    /// <summary>Letters, digits, hyphens, underscores and plus signs.</summary>
    Voice,

    /// <summary>A BCP 47 tag.</summary>
    Language,
}
