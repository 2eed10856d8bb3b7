namespace VideoGen.Media.Tests.Graphs;

/// <summary>Decoded frames: planar yuv420p, BT.709, limited range.</summary>
internal sealed class Pictures(int width, int height, byte[] bytes)
{
    private readonly int _size = width * height * 3 / 2;

    public int Width => width;

    public int Height => height;

    public int Count => bytes.Length / _size;

    public byte[] Bytes => bytes;

    public int Luma(int frame, int x, int y) => bytes[(frame * _size) + (y * width) + x];

    /// <summary>Colour of a pixel as a player shows it.</summary>
    public (int R, int G, int B) At(int frame, int x, int y)
    {
        var chroma = (frame * _size) + (width * height) + (y / 2 * (width / 2)) + (x / 2);
        var l = (Luma(frame, x, y) - 16) / 219.0;
        var (cb, cr) = ((bytes[chroma] - 128) / 224.0, (bytes[chroma + (width * height / 4)] - 128) / 224.0);
        return (Byte(l + (1.5748 * cr)), Byte(l - (0.1873 * cb) - (0.4681 * cr)), Byte(l + (1.8556 * cb)));
    }

    /// <summary>Number that the frame's blocks spell, see <see cref="Counter"/>.</summary>
    public int Number(int frame) => Counter.Read((x, y) => Luma(frame, x, y), width, height);

    public IReadOnlyList<int> Numbers() => [.. Enumerable.Range(0, Count).Select(Number)];

    private static int Byte(double value) => (int)Math.Clamp(Math.Round(value * 255), 0, 255);
}
