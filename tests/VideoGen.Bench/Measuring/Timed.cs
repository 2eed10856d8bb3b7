using System.Diagnostics;
using VideoGen.TestKit.Processes;

namespace VideoGen.Bench.Measuring;

/// <param name="Wall">Seconds on the clock.</param>
/// <param name="Cpu">CPU seconds of the machine meanwhile.</param>
internal readonly record struct Timed(double Wall, double Cpu)
{
    /// <summary>Times something.</summary>
    public static async Task<Timed> OfAsync(Func<Task> work)
    {
        var cpu = MachineCpu.Seconds;
        var watch = Stopwatch.StartNew();
        await work();
        return new Timed(watch.Elapsed.TotalSeconds, MachineCpu.Seconds - cpu);
    }

    /// <summary>Runs a command to its end.</summary>
    public static Task<Timed> RunAsync(string folder, string file, IReadOnlyList<string> arguments) =>
        OfAsync(() => ProcessHandle.RunAsync(new ProcessSpec(file, arguments) { WorkingDirectory = folder }, TimeSpan.FromMinutes(30)));
}
