using Shouldly;
using VideoGen.Composition.Painting;

namespace VideoGen.Composition.Tests.Painting;

internal static class Frames
{
    public static byte[] Frame(this IFramePainter painter, long number = 0)
    {
        // A painter must write every byte, so what was there before must not matter.
        var buffer = new byte[painter.Format.Bytes(painter.Width, painter.Height)];
        buffer.AsSpan().Fill(0xA7);
        painter.Paint(number, buffer);
        return buffer;
    }

    public static byte At(this byte[] plane, int width, int x, int y) => plane[(y * width) + x];

    /// <summary>Shouldly would print every byte of both.</summary>
    public static void ShouldBeAll(this byte[] bytes, byte value)
    {
        var other = bytes.AsSpan().IndexOfAnyExcept(value);
        (other < 0).ShouldBeTrue(other < 0 ? "" : $"byte {other} is {bytes[other]} and not {value}");
    }
}
