using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace VideoGen.Composition.Painting;

/// <summary>Turns pairs of rows into 8-bit BT.709 limited-range 4:2:0, with noise below one step against banding.</summary>
internal sealed class YuvRows
{
    private const int NoiseLength = 1 << 16;
    private readonly float[] _noise = new float[NoiseLength];
    private readonly float[] _luma;
    private readonly float[] _u;
    private readonly float[] _v;
    private readonly int _width;
    private readonly int _height;

    public YuvRows(int width, int height, float grain)
    {
        (_width, _height) = (width, height);
        _luma = new float[width];
        (_u, _v) = (new float[width / 2], new float[width / 2]);
        var random = new Randomness.SeededRandom(20_240_229);
        for (var i = 0; i < NoiseLength; i++) _noise[i] = (random.Unit() + random.Unit() - 1) * grain;
    }

    /// <summary>Bytes of one frame.</summary>
    public static int FrameBytes(int width, int height) => width * height * 3 / 2;

    /// <summary>Writes rows <paramref name="y"/> and the one below it.</summary>
    /// <param name="upper">Row y.</param>
    /// <param name="lower">Row y + 1.</param>
    /// <param name="y">Even.</param>
    /// <param name="grain">Which noise. It should stay for some frames: it hides banding and costs the encoder little then.</param>
    /// <param name="picture">The frame.</param>
    public void Write(RowCanvas upper, RowCanvas lower, int y, int grain, Span<byte> picture)
    {
        WriteLuma(upper, picture.Slice(y * _width, _width), y, grain);
        WriteLuma(lower, picture.Slice((y + 1) * _width, _width), y + 1, grain);
        var chroma = _width / 2;
        var u = picture.Slice((_width * _height) + (y / 2 * chroma), chroma);
        var v = picture.Slice((_width * _height * 5 / 4) + (y / 2 * chroma), chroma);
        WriteChroma(upper, lower, u, v);
    }

    private void WriteLuma(RowCanvas row, Span<byte> target, int y, int grain)
    {
        var at = (int)(((uint)y * 40503u + ((uint)grain * 30011u)) % (uint)(NoiseLength - _width));
        var noise = _noise.AsSpan(at, _width);
        var (r, g, b) = (row.R, row.G, row.B);
        var (kr, kg, kb) = (new Vector<float>(219 * 0.2126f), new Vector<float>(219 * 0.7152f), new Vector<float>(219 * 0.0722f));
        var (low, high) = (new Vector<float>(16.0f), new Vector<float>(235.49f));
        var i = 0;
        for (; i <= _width - Vector<float>.Count; i += Vector<float>.Count)
        {
            var luma = (new Vector<float>(r, i) * kr) + (new Vector<float>(g, i) * kg) + (new Vector<float>(b, i) * kb);
            luma += new Vector<float>(16.5f) + new Vector<float>(noise[i..]);
            Vector.Min(high, Vector.Max(low, luma)).CopyTo(_luma.AsSpan(i));
        }

        for (; i < _width; i++) _luma[i] = Math.Clamp(16.5f + (219 * ((0.2126f * r[i]) + (0.7152f * g[i]) + (0.0722f * b[i]))) + noise[i], 16, 235.49f);
        ByteRows.Narrow(_luma, target);
    }

    private void WriteChroma(RowCanvas upper, RowCanvas lower, Span<byte> u, Span<byte> v)
    {
        var (r0, g0, b0) = (upper.R, upper.G, upper.B);
        var (r1, g1, b1) = (lower.R, lower.G, lower.B);
        var i = 0;
        if (Avx2.IsSupported)
        {
            for (; i <= u.Length - 8; i += 8)
            {
                var (r, g, b) = (Averages(r0, r1, 2 * i), Averages(g0, g1, 2 * i), Averages(b0, b1, 2 * i));
                var y = (r * 0.2126f) + (g * 0.7152f) + (b * 0.0722f);
                (Vector256.Create(128.5f) + ((b - y) * (224 / 1.8556f))).CopyTo(_u, i);
                (Vector256.Create(128.5f) + ((r - y) * (224 / 1.5748f))).CopyTo(_v, i);
            }
        }

        for (; i < u.Length; i++)
        {
            var x = i * 2;
            var r = Math.Clamp((r0[x] + r0[x + 1] + r1[x] + r1[x + 1]) * 0.25f, 0, 1);
            var g = Math.Clamp((g0[x] + g0[x + 1] + g1[x] + g1[x + 1]) * 0.25f, 0, 1);
            var b = Math.Clamp((b0[x] + b0[x + 1] + b1[x] + b1[x + 1]) * 0.25f, 0, 1);
            var y = (0.2126f * r) + (0.7152f * g) + (0.0722f * b);
            _u[i] = 128.5f + ((b - y) * (224 / 1.8556f));
            _v[i] = 128.5f + ((r - y) * (224 / 1.5748f));
        }

        ByteRows.Narrow(_u, u);
        ByteRows.Narrow(_v, v);
    }

    /// <summary>Means of eight squares of four pixels, within 0 to 1, summed in the order of the plain way.</summary>
    private static Vector256<float> Averages(float[] upper, float[] lower, int x)
    {
        var (a, b) = (Vector256.Create(upper, x), Vector256.Create(upper, x + 8));
        var (c, d) = (Vector256.Create(lower, x), Vector256.Create(lower, x + 8));
        var sum = Avx.Shuffle(a, b, 0x88) + Avx.Shuffle(a, b, 0xDD) + Avx.Shuffle(c, d, 0x88) + Avx.Shuffle(c, d, 0xDD);
        // The shuffles work within halves; this puts the pairs in order again.
        var ordered = Avx2.Permute4x64(sum.AsDouble(), 0b_11_01_10_00).AsSingle() * 0.25f;
        return Vector256.Min(Vector256<float>.One, Vector256.Max(Vector256<float>.Zero, ordered));
    }
}
