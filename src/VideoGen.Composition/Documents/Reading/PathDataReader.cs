using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>Reads path data as SVG 1.1 §8.3 writes it, strictly, into moves, lines and cubic Bézier curves.</summary>
internal static class PathDataReader
{
    public static IReadOnlyList<PathStep> Read(ReadingContext context, Value value)
    {
        if (value.String is not { } text)
            context.Wrong(value.Path, TimelineCodes.WrongType, $"This must be path data; it is {value.Shown}.", "Write it in quotation marks.");
        else if (text.Length > TimelineLimits.PathLength)
            context.Wrong(value.Path, TimelineCodes.TooLong, "The path data is too long.", $"Use at most {TimelineLimits.PathLength} characters.");
        else
        {
            var parser = new PathData(text);
            if (parser.Read()) return parser.Steps;
            context.Wrong(value.Path, TimelineCodes.BadPath, $"The path data cannot be read at character {parser.At + 1}: {parser.Fault}", "Write SVG path data with numbers up to 20,000, such as \"M0 0 L100 0 L50 80 Z\".");
        }

        return [];
    }
}
