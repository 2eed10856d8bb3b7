using System.Globalization;

namespace VideoGen.Bench.Measuring;

/// <summary>
/// CPU that the whole machine has used. Sandboxed tools are nobody's waited-for children, so no process tree has their time; on a
/// machine that does nothing else this counts all of it, and the same for both sides.
/// </summary>
internal static class MachineCpu
{
    // clock ticks of /proc/stat, 100 a second on every Linux that .NET runs on
    private const double TicksPerSecond = 100;
    private static readonly int[] Busy = [1, 2, 3, 6, 7];

    /// <summary>Seconds since the machine started: user, nice, system, irq and softirq.</summary>
    public static double Seconds
    {
        get
        {
            var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return Busy.Sum(i => double.Parse(fields[i], CultureInfo.InvariantCulture)) / TicksPerSecond;
        }
    }
}
