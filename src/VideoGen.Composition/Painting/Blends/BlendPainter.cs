using System.Numerics;

namespace VideoGen.Composition.Painting.Blends;

/// <summary>Draws one painter's frames, then a mixture by a matte, then another's. Both are yuv420p.</summary>
internal sealed class BlendPainter(
    IFramePainter? old, IFramePainter? fresh, IFramePainter matte, long start, long frames, long oldShift, long freshShift, string key) : IFramePainter
{
    private readonly byte[] _above = new byte[FrameFormat.Yuv420p.Bytes(matte.Width, matte.Height)];
    private readonly byte[] _matte = new byte[matte.Width * matte.Height];
    private readonly byte[] _small = new byte[((matte.Width + 1) / 2) * ((matte.Height + 1) / 2)];

    public int Width => matte.Width;

    public int Height => matte.Height;

    public FrameFormat Format => FrameFormat.Yuv420p;

    public string Key => key;

    public void Paint(long frame, Span<byte> buffer)
    {
        if (frame < start) Part(old).Paint(frame + oldShift, buffer);
        else if (frame >= start + frames) Part(fresh).Paint(frame + freshShift, buffer);
        else
        {
            Part(old).Paint(frame + oldShift, buffer);
            Part(fresh).Paint(frame + freshShift, _above);
            matte.Paint(frame - start, _matte);
            Halve();
            var (luma, chroma) = (_matte.Length, _small.Length);
            Mix(buffer[..luma], _above.AsSpan(0, luma), _matte);
            Mix(buffer.Slice(luma, chroma), _above.AsSpan(luma, chroma), _small);
            Mix(buffer.Slice(luma + chroma, chroma), _above.AsSpan(luma + chroma, chroma), _small);
        }
    }

    private static IFramePainter Part(IFramePainter? painter) => painter ?? throw new InvalidOperationException("This frame lies outside of the stretch that was opened.");

    private void Halve()
    {
        var half = (Width + 1) / 2;
        for (var y = 0; y < (Height + 1) / 2; y++)
        {
            var upper = _matte.AsSpan(2 * y * Width, Width);
            var lower = _matte.AsSpan(Math.Min((2 * y) + 1, Height - 1) * Width, Width);
            var target = _small.AsSpan(y * half, half);
            for (var x = 0; x < half; x++)
            {
                var right = Math.Min((2 * x) + 1, Width - 1);
                target[x] = (byte)((upper[2 * x] + upper[right] + lower[2 * x] + lower[right] + 2) / 4);
            }
        }
    }

    /// <summary>Below × (255 − matte) + above × matte, divided by 255 and rounded.</summary>
    private static void Mix(Span<byte> below, ReadOnlySpan<byte> above, ReadOnlySpan<byte> matte)
    {
        var i = 0;
        var (full, half) = (new Vector<ushort>(255), new Vector<ushort>(128));
        for (; i <= below.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(below[i..]), out var b0, out var b1);
            Vector.Widen(new Vector<byte>(above[i..]), out var a0, out var a1);
            Vector.Widen(new Vector<byte>(matte[i..]), out var m0, out var m1);
            Vector.Narrow(Mixed(b0, a0, m0), Mixed(b1, a1, m1)).CopyTo(below[i..]);
        }

        for (; i < below.Length; i++)
        {
            var sum = (below[i] * (255 - matte[i])) + (above[i] * matte[i]) + 128;
            below[i] = (byte)((sum + (sum >> 8)) >> 8);
        }

        Vector<ushort> Mixed(Vector<ushort> b, Vector<ushort> a, Vector<ushort> m)
        {
            var sum = (b * (full - m)) + (a * m) + half;
            return (sum + (sum >> 8)) >> 8;
        }
    }
}
