using System.Globalization;
using System.Text;
using VideoGen.Composition.Layouts;

namespace VideoGen.Composition.Titles;

/// <summary>Writes an ASS file. Tags are built from numbers and names of ours; people's text comes through <see cref="AssText"/>.</summary>
internal sealed class AssFile
{
    /// <summary>Most events of one scene: cost grows with them.</summary>
    public const int MaxEvents = 900;

    private readonly StringBuilder _text = new();
    private readonly int _mostEvents;
    private int _events;

    public AssFile(FrameSize frame, int mostEvents = MaxEvents)
    {
        _mostEvents = mostEvents;
        _text.Append(string.Create(CultureInfo.InvariantCulture, $"""
            [Script Info]
            ScriptType: v4.00+
            PlayResX: {frame.Width}
            PlayResY: {frame.Height}
            WrapStyle: 2
            ScaledBorderAndShadow: yes
            Kerning: yes
            YCbCr Matrix: None

            [V4+ Styles]
            Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
            Style: T,Inter,40,&H00FFFFFF,&H00FFFFFF,&H00000000,&H00000000,0,0,0,0,100,100,0,0,1,0,0,5,0,0,0,-1

            [Events]
            Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text

            """).ReplaceLineEndings("\n"));
    }

    public bool IsFull => _events >= _mostEvents;

    /// <summary>Adds an event.</summary>
    /// <param name="layer">Higher ones lie on top.</param>
    /// <param name="start">Seconds.</param>
    /// <param name="end">Seconds.</param>
    /// <param name="body">Tags and escaped text.</param>
    public void Add(int layer, double start, double end, string body)
    {
        if (end - start < 0.005) return;
        AddHundredths(layer, Hundredths(start), Hundredths(end), body);
    }

    /// <summary>Adds an event by the clock of the format itself.</summary>
    /// <param name="layer">Higher ones lie on top.</param>
    /// <param name="start">Hundredths of a second.</param>
    /// <param name="end">Hundredths of a second.</param>
    /// <param name="body">Tags and escaped text.</param>
    public void AddHundredths(int layer, long start, long end, string body)
    {
        if (IsFull) return;
        _events++;
        _text.Append(CultureInfo.InvariantCulture, $"Dialogue: {layer},{Time(start)},{Time(end)},T,,0,0,0,,{body}\n");
    }

    public override string ToString() => _text.ToString();

    /// <summary>A number for a tag.</summary>
    public static string N(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Milliseconds for a tag.</summary>
    public static string Ms(double seconds) => ((int)Math.Round(seconds * 1000)).ToString(CultureInfo.InvariantCulture);

    // Rounded down, so that an event is there on the first frame at or after its time.
    private static long Hundredths(double seconds) => (long)Math.Floor((Math.Max(0, seconds) * 100) + 1e-6);

    private static string Time(long hundredths) =>
        string.Create(CultureInfo.InvariantCulture, $"{hundredths / 360_000}:{hundredths / 6000 % 60:00}:{hundredths / 100 % 60:00}.{hundredths % 100:00}");
}
