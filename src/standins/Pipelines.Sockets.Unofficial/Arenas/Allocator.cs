namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>Named in the arena's constructor; the driver passes none, and this arena takes its memory from the garbage collector.</summary>
public abstract class Allocator<T>;

[Flags]
public enum ArenaFlags
{
    None = 0,
}

/// <summary>Accepted and not needed: the options are about native memory and block sizes, which this arena does not have.</summary>
public sealed class ArenaOptions(ArenaFlags flags = ArenaFlags.None, int blockSizeBytes = 0, Func<long, long, long>? retentionPolicy = null)
{
    public ArenaFlags Flags { get; } = flags;

    public int BlockSizeBytes { get; } = blockSizeBytes;

    public Func<long, long, long>? RetentionPolicy { get; } = retentionPolicy;
}
