namespace VideoGen.Composition.Documents.Table;

/// <summary>How a value is written in a document. The reader takes its limits from here and the schema is made from it.</summary>
internal abstract record PropertyType
{
    /// <summary>A number.</summary>
    /// <param name="Minimum">Least value.</param>
    /// <param name="Maximum">Greatest value.</param>
    public sealed record Number(double Minimum, double Maximum) : PropertyType
    {
        /// <summary>May be a list of keyframes too.</summary>
        public bool Animated { get; init; }

        public bool Whole { get; init; }
    }

    /// <summary>Pixels, or a share of a side of the canvas: 120, "50%", { "fraction": 0.5 }.</summary>
    /// <param name="Minimum">Least value in pixels.</param>
    /// <param name="Maximum">Greatest value in pixels.</param>
    public sealed record Place(double Minimum, double Maximum) : PropertyType
    {
        /// <summary>May be a list of keyframes too.</summary>
        public bool Animated { get; init; }
    }

    /// <summary>Seconds (2.5 or "2.5") or frames ("75f"), and perhaps words and shares.</summary>
    public sealed record Time(TimeForms Forms, double MaximumSeconds = TimelineLimits.Seconds) : PropertyType;

    /// <summary>A string.</summary>
    /// <param name="Most">Characters as a reader sees them.</param>
    public sealed record Text(int Most) : PropertyType
    {
        /// <summary>May hold line breaks and tabs.</summary>
        public bool Lines { get; init; }

        public bool MayBeEmpty { get; init; }
    }

    public sealed record Flag : PropertyType;

    public sealed record Colour : PropertyType;

    /// <summary>One of a list of words.</summary>
    public sealed record Word(IReadOnlyList<string> Words) : PropertyType;

    /// <summary>The name of a file.</summary>
    public sealed record Source : PropertyType;

    public sealed record Font : PropertyType;

    public sealed record Rate : PropertyType;

    public sealed record Ease : PropertyType;

    /// <summary>Text of a subtitle file.</summary>
    public sealed record Subtitles : PropertyType;

    /// <summary>SVG path data.</summary>
    public sealed record PathData : PropertyType;

    /// <summary>Whatever the property that holds the keyframes takes.</summary>
    public sealed record KeyframeValue : PropertyType;

    /// <summary>The default of a variable: a string, a number or a boolean.</summary>
    public sealed record Scalar : PropertyType;

    /// <summary>One of several kinds of objects, told apart by their "type".</summary>
    public sealed record Union(string Name) : PropertyType;

    /// <summary>An object.</summary>
    public sealed record Object(string Shape) : PropertyType;

    public sealed record List(PropertyType Item, int Least, int Most) : PropertyType;

    /// <summary>An object whose names are the author's.</summary>
    public sealed record Map(PropertyType Item, int Most) : PropertyType;

    /// <summary>Any of several forms.</summary>
    public sealed record Either(params IReadOnlyList<PropertyType> Forms) : PropertyType;
}

/// <summary>What a time may be besides seconds and frames.</summary>
[Flags]
internal enum TimeForms
{
    Plain = 0,

    /// <summary>"end", until the end of the film.</summary>
    End = 1,

    /// <summary>"next", until the next clip on the track.</summary>
    Next = 2,

    /// <summary>"80%" of the length of the clip.</summary>
    Share = 4,
}
