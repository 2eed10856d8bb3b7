using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using VideoGen.Bench.Cases;
using VideoGen.Bench.Reference;

namespace VideoGen.Bench;

/// <summary>Figures for people.</summary>
internal static class Report
{
    public static string Text(BenchResult result)
    {
        var text = new StringBuilder(result.Case).Append('\n');
        foreach (var f in result.Figures)
            text.Append(CultureInfo.InvariantCulture, $"  {Mark(f),-2}{f.Name,-22}{Number(f.Value),10}  {Goal(f),-9}{f.Meaning}\n");
        return text.ToString();
    }

    public static string Markdown(IReadOnlyList<BenchResult> results, ReferenceScale scale, int rounds)
    {
        var text = new StringBuilder();
        text.Append("# Benchmarks\n\nMeasured, not promised: ratios of medians of interleaved pairs on one machine. Again with:\n\n```\n./videogen bench render --write docs/benchmarks.md\n```\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Machine: {Cpu()}, {Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}, .NET {Environment.Version}; {rounds} rounds.\n");
        text.Append(CultureInfo.InvariantCulture, $"Film: {scale.Seconds} s of 1280x720 at 30 fps, {scale.Scenes} scenes (clips and stills in turn, slow zoom), cross-fades, titles, logo, subtitles, music and narration; x264 veryfast, crf 23.\n");
        text.Append("The baseline is one ffmpeg command for the same film, written with care: `tests/VideoGen.Bench/Reference/HandWritten.cs`.\n");
        foreach (var result in results)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {result.Case}\n\n| figure | measured | goal | what it is |\n|---|---|---|---|\n");
            foreach (var f in result.Figures)
                text.Append(CultureInfo.InvariantCulture, $"| `{f.Name}` | {Number(f.Value)}{(f.Met == false ? " (missed)" : "")} | {Goal(f).Trim()} | {f.Meaning} |\n");
        }

        return text.ToString();
    }

    private static string Mark(Figure figure) => figure.Met switch { true => "✓", false => "✗", null => " " };

    private static string Goal(Figure figure) => figure.Goal is { } goal ? $"{(figure.Higher ? "≥" : "≤")} {Number(goal)}" : "";

    private static string Number(double value) => double.IsFinite(value) ? value.ToString("0.###", CultureInfo.InvariantCulture) : "–";

    private static string Cpu() => File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown CPU";
}
