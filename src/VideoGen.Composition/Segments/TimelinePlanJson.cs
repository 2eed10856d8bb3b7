using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using VideoGen.Composition.Graphs;

namespace VideoGen.Composition.Segments;

/// <summary>A plan to read and to compare.</summary>
public static class TimelinePlanJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a plan; equal plans give equal text.</summary>
    /// <param name="plan">What to write.</param>
    public static string Write(TimelinePlan plan) => JsonSerializer.Serialize(
        new
        {
            plan.Width,
            plan.Height,
            Fps = plan.Rate.ToString(),
            plan.Frames,
            plan.Timescale,
            plan.Encoder,
            Segments = plan.Segments.Select(s => new
            {
                s.Index,
                s.StartFrame,
                s.Frames,
                s.Key,
                Copy = s.Copy is { } copy ? $"{copy.Source} from frame {SegmentEncoding.I(copy.FirstFrame)}" : null,
                Inputs = s.Graph.Inputs.Select(Input),
                Filter = s.Graph.Filter.Split(';'),
                Files = s.Graph.Files.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(f.Value)))}"),
                Fonts = s.Graph.Fonts.Select(f => f.Family),
            }),
        },
        Options);

    private static string Input(GraphInput input) => input switch
    {
        GraphInput.Source source => FormattableString.Invariant($"source {source.Name} from {source.Seek} for {source.Length}"),
        GraphInput.Painted painted => FormattableString.Invariant($"painted {painted.Painter.Key} {painted.Painter.Width}x{painted.Painter.Height} {painted.Painter.Format} {painted.First}+{painted.Count}"),
        GraphInput.Drawn drawn => FormattableString.Invariant($"drawn {drawn.Painting.Key} {drawn.Painting.Width}x{drawn.Painting.Height} {drawn.Painting.Format} {drawn.First}+{drawn.Count}"),
        _ => throw new InvalidOperationException("An unknown kind of input."),
    };
}
