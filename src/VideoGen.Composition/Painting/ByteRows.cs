using System.Numerics;

namespace VideoGen.Composition.Painting;

/// <summary>Turns numbers into bytes.</summary>
internal static class ByteRows
{
    /// <summary>Cuts off fractions; all values must lie within 0 to below 256.</summary>
    public static void Narrow(ReadOnlySpan<float> values, Span<byte> target)
    {
        var step = Vector<float>.Count;
        var i = 0;
        for (; i <= target.Length - (4 * step); i += 4 * step)
        {
            var a = Vector.Narrow(Vector.ConvertToInt32(new Vector<float>(values[i..])), Vector.ConvertToInt32(new Vector<float>(values[(i + step)..])));
            var b = Vector.Narrow(Vector.ConvertToInt32(new Vector<float>(values[(i + (2 * step))..])), Vector.ConvertToInt32(new Vector<float>(values[(i + (3 * step))..])));
            Vector.Narrow(Vector.AsVectorUInt16(a), Vector.AsVectorUInt16(b)).CopyTo(target[i..]);
        }

        for (; i < target.Length; i++) target[i] = (byte)values[i];
    }
}
