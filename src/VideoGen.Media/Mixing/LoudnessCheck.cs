using System.Globalization;
using System.Text.RegularExpressions;
using VideoGen.Core.Errors;
using VideoGen.Media.Processes;

namespace VideoGen.Media.Mixing;

/// <summary>Measures an encoded file with ffmpeg's own meter, which is not the one that the mix was levelled with.</summary>
public static partial class LoudnessCheck
{
    /// <summary>Measures the first audio stream.</summary>
    /// <param name="ffmpeg">The runner.</param>
    /// <param name="folder">Absolute path of the folder.</param>
    /// <param name="name">File in it.</param>
    /// <param name="ct">Ends the measurement.</param>
    public static async Task<(Loudness Loudness, FFmpegResult Run)> MeasureAsync(IFFmpeg ffmpeg, string folder, string name, CancellationToken ct)
    {
        var run = await ffmpeg.RunAsync(new FFmpegRun
        {
            WorkDirectory = folder,
            Arguments = ["-threads", "1", "-i", name, "-map", "0:a:0", "-af", "ebur128=peak=true:framelog=verbose", "-f", "null", "-"],
        }, ct);
        return (Read(run.StandardErrorTail), run);
    }

    /// <summary>Finds the figures in the summary at the end of the tool's log.</summary>
    internal static Loudness Read(string log)
    {
        var summary = log.LastIndexOf("Integrated loudness:", StringComparison.Ordinal);
        if (summary < 0)
            throw new MediaException(ErrorCodes.RenderFailed, "The loudness could not be measured.", log);
        return new Loudness(Figure(Integrated()), Figure(Peak()), Figure(Range()));

        double Figure(Regex line)
        {
            var match = line.Match(log, summary);
            if (!match.Success)
                throw new MediaException(ErrorCodes.RenderFailed, "The loudness could not be measured.", log);

            // The meter writes -70 for what is too quiet or too short to have a loudness.
            var value = match.Groups[1].Value is "-inf" or "nan" ? double.NegativeInfinity : double.Parse(match.Groups[1].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture);
            return value <= -70 ? double.NegativeInfinity : value;
        }
    }

    [GeneratedRegex(@"\bI:\s+(\S+) LUFS")]
    private static partial Regex Integrated();

    [GeneratedRegex(@"\bPeak:\s+(\S+) dBFS")]
    private static partial Regex Peak();

    [GeneratedRegex(@"\bLRA:\s+(\S+) LU")]
    private static partial Regex Range();
}
