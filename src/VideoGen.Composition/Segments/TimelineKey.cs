using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VideoGen.Composition.Design;
using VideoGen.Composition.Graphs;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Painting;
using VideoGen.Composition.Typography;

namespace VideoGen.Composition.Segments;

/// <summary>Names a segment of a timeline by everything that decides its bytes, and by nothing else.</summary>
internal static class TimelineKey
{
    /// <summary>Version of everything that draws. Raise it when a change alters pixels, or what is drawn beside a segment.</summary>
    public const int Engine = 13;

    // Each part is preceded by its length: no text of one part can pass for another's.
    public static string Of(TimelinePlan plan, TimelineSegment segment, IReadOnlyDictionary<string, SourceMedia> sources, Func<FontName, FontFace> find, string ffmpegVersion)
    {
        var graph = segment.Graph;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string part)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(part.Length.ToString(CultureInfo.InvariantCulture) + ":"));
            hash.AppendData(Encoding.UTF8.GetBytes(part));
        }

        Add($"timeline {Engine.ToString(CultureInfo.InvariantCulture)}");
        Add(FormattableString.Invariant($"{plan.Width}x{plan.Height}"));
        Add(ffmpegVersion);
        foreach (var argument in TimelineArguments.Render(plan, segment, graph, sources, "segment")) Add(argument);
        foreach (var input in graph.Inputs)
        {
            Add(input switch
            {
                GraphInput.Source source => sources[source.Name].Sha256,
                GraphInput.Painted painted => FormattableString.Invariant($"{painted.Painter.Key} {painted.First}+{painted.Count}"),
                GraphInput.Drawn drawn => FormattableString.Invariant($"{drawn.Painting.Key} {drawn.First}+{drawn.Count} {Materials(drawn, sources)}"),
                _ => throw new InvalidOperationException("An unknown kind of input."),
            });
        }

        foreach (var (name, text) in graph.Files.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            Add(name);
            Add(text);
        }

        foreach (var face in graph.Fonts.Select(find)) Add($"{face.Family} {face.Sha256}");
        if (segment.Copy is { } copy)
        {
            Add(sources[copy.Source].Sha256);
            foreach (var argument in CopyArguments.Of(plan, segment, sources, "segment")) Add(argument);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Materials(GraphInput.Drawn drawn, IReadOnlyDictionary<string, SourceMedia> sources) =>
        string.Join(' ', drawn.Painting.Materials(drawn.First, drawn.Count).Select(material => material switch
        {
            PaintingMaterial.Still still => FormattableString.Invariant($"{sources[still.Source].Sha256} {still.Width}x{still.Height} {still.Format} {sources[still.Source].Video?.Rotation}"),
            PaintingMaterial.Sound sound => FormattableString.Invariant($"{sources[sound.Source].Sha256} {sound.From.Ticks}+{sound.Samples}"),
            _ => throw new InvalidOperationException("An unknown kind of material."),
        }));
}
