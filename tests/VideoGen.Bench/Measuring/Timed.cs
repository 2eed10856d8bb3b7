using System.Diagnostics;
using VideoGen.TestKit.Processes;

namespace VideoGen.Bench.Measuring;

/// <param name="Wall">Seconds on the clock.</param>
/// <param name="Cpu">Seconds of CPU, children included.</param>
internal readonly record struct Timed(double Wall, double Cpu)
{
    /// <summary>Runs a command to its end; GNU time would do, but it is not on every machine.</summary>
    public static async Task<Timed> RunAsync(string folder, string file, IReadOnlyList<string> arguments)
    {
        // bash's own "times" tells the CPU time of children that have ended.
        var watch = Stopwatch.StartNew();
        var output = await ProcessHandle.RunAsync(
            new ProcessSpec("bash", ["-c", "\"$@\" || exit; times", "_", file, .. arguments]) { WorkingDirectory = folder },
            TimeSpan.FromMinutes(30));
        watch.Stop();
        var last = output.TrimEnd().Split('\n')[^1].Split(' ');
        return new Timed(watch.Elapsed.TotalSeconds, last.Sum(Seconds));
    }

    // "1m2.345s"
    private static double Seconds(string text)
    {
        var parts = text.TrimEnd('s').Split('m');
        return (double.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture) * 60) + double.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
