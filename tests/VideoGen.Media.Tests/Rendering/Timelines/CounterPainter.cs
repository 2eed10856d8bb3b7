using VideoGen.Composition.Painting;

namespace VideoGen.Media.Tests.Rendering.Timelines;

/// <summary>Frames that carry a number as sixteen black and white blocks, on a moving grey.</summary>
internal sealed class CounterPainter(long offset = 0) : IFramePainter
{
    public const int Bits = 16;
    public const int Block = 8;

    public int Width => Bits * Block;

    public int Height => 64;

    public FrameFormat Format => FrameFormat.Yuv420p;

    public string Key => FormattableString.Invariant($"counter {offset}");

    public void Paint(long frame, Span<byte> buffer)
    {
        var number = frame + offset;
        buffer.Fill(128);
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var grey = 60 + ((x + y + (3 * number)) % 64);
                buffer[(y * Width) + x] = (byte)(y >= 2 * Block ? grey : (number >> (x / Block) & 1) != 0 ? 235 : 16);
            }
        }
    }

    /// <summary>The numbers that the frames of a file carry, in order.</summary>
    public static async Task<int[]> ReadAsync(MediaHost host, string path, int width = Bits * Block, int height = 64)
    {
        var input = Path.GetRelativePath(host.Folder, path);
        await host.FFmpeg.RunAsync(
            new() { Arguments = ["-i", $"file:{input}", "-map", "0:v", "-vsync", "passthrough", "-pix_fmt", "gray", "-f", "rawvideo", "file:numbers.raw"], WorkDirectory = host.Folder },
            default);
        var bytes = await File.ReadAllBytesAsync(host.PathOf("numbers.raw"));
        var scale = width / (Bits * Block);
        return [.. bytes.Chunk(width * height).Select(frame => Enumerable.Range(0, Bits).Sum(bit => frame[(Block * scale * width) + (((bit * Block) + (Block / 2)) * scale)] > 127 ? 1 << bit : 0))];
    }
}
