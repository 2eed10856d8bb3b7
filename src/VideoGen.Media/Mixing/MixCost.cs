using VideoGen.Media.Processes;

namespace VideoGen.Media.Mixing;

/// <summary>What the tools of one mix cost; they may run side by side.</summary>
internal sealed class MixCost
{
    private readonly Lock _gate = new();
    private TimeSpan _cpu;
    private long _memory;

    public TimeSpan Cpu { get { lock (_gate) return _cpu; } }

    public long Memory { get { lock (_gate) return _memory; } }

    public void Add(FFmpegResult run)
    {
        lock (_gate) (_cpu, _memory) = (_cpu + run.CpuTime, Math.Max(_memory, run.PeakMemoryBytes));
    }
}
