namespace VideoGen.Media.Tests.Graphs;

/// <summary>Frames that carry their number as 16 black or white blocks, four in a row, lowest bit first.</summary>
internal static class Counter
{
    /// <summary>One frame in yuv420p.</summary>
    public static byte[] Frame(int number, int width, int height)
    {
        var frame = new byte[width * height * 3 / 2];
        frame.AsSpan(width * height).Fill(128);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++) frame[(y * width) + x] = (number >> ((y * 4 / height * 4) + (x * 4 / width)) & 1) == 1 ? (byte)235 : (byte)16;
        }

        return frame;
    }

    public static int Read(Func<int, int, int> luma, int width, int height)
    {
        var number = 0;
        for (var bit = 0; bit < 16; bit++)
        {
            var value = luma((((bit % 4) * 2) + 1) * width / 8, (((bit / 4) * 2) + 1) * height / 8);
            if (value is > 70 and < 180) return -1;
            if (value >= 180) number |= 1 << bit;
        }

        return number;
    }
}
