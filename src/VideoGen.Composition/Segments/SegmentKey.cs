using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VideoGen.Composition.Typography;

namespace VideoGen.Composition.Segments;

/// <summary>Names a segment by its content, so that one that exists need not be rendered again.</summary>
internal static class SegmentKey
{
    /// <summary>Version of everything that draws. Raise it when a change alters pixels, or what is drawn beside a segment.</summary>
    public const int Engine = 7;

    public static string Of(SegmentPlan segment, FontSet fonts, string ffmpegVersion)
    {
        var text = new StringBuilder();
        void Add(string name, IFormattable value) => text.Append(name).Append('=').Append(value.ToString(null, CultureInfo.InvariantCulture)).Append('\n');
        Add("engine", Engine);
        Add("width", segment.Frame.Width);
        Add("height", segment.Frame.Height);
        Add("fps", segment.Fps);
        Add("frames", segment.Frames);
        Add("index", segment.Index);
        Add("last", segment.IsLast ? 1 : 0);
        Add("seed", segment.Design.Seed);
        Add("motif", segment.Design.Motif);
        Add("transition", segment.Design.Transition);
        Add("still", segment.StillFrame);
        Add("leave", segment.LeaveAt);
        Add("crf", segment.Encoder.Crf);
        text.Append(segment.Design.Palette.Name).Append('\n').Append(segment.Encoder.Preset).Append('\n').Append(ffmpegVersion).Append('\n');
        foreach (var face in (FontFace[])[fonts.Headline, fonts.Text, fonts.Caption]) text.Append(face.Family).Append(' ').Append(face.Sha256).Append('\n');
        foreach (var piece in segment.Layout.Furniture) text.Append(CultureInfo.InvariantCulture, $"{piece}\n");
        foreach (var zone in segment.QuietZones()) text.Append(CultureInfo.InvariantCulture, $"{zone}\n");
        text.Append(segment.Titles);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
