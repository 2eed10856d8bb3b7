using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace VideoGen.Composition.Painting.Stills;

/// <summary>
/// Draws a part of a plane at another size, to a 16,384th of a sample: first along the rows, each source row once, then along the columns.
/// Arithmetic is in whole numbers, so that vectors and the plain way give the same bytes. For one thread at a time.
/// </summary>
internal sealed class PlaneScaler
{
    // Rows between the two passes keep six bits behind the point: eight more would overflow where the spline overshoots.
    private const int RowShift = 8, ColumnShift = 20, Ring = 16;
    private readonly int _width;
    private readonly int _height;
    private readonly bool _vectors;
    private readonly int _stride;
    private readonly FilterTable _across;
    private readonly FilterTable _down;
    private readonly RowTable _packed;
    private readonly short[] _rows;
    private readonly int[] _held = new int[Ring];
    private (Axis X, Axis Y, (int Width, int Height) Size) _set;

    /// <param name="width">Output samples in a row.</param>
    /// <param name="height">Output rows.</param>
    /// <param name="vectors">False for the plain way.</param>
    public PlaneScaler(int width, int height, bool vectors = true)
    {
        (_width, _height, _vectors) = (width, height, vectors && Avx2.IsSupported);
        _stride = (width + 15) / 16 * 16;
        (_across, _down, _packed) = (new FilterTable(width), new FilterTable(height), new RowTable(_stride));
        _rows = new short[Ring * _stride];
    }

    /// <summary>Draws.</summary>
    /// <param name="plane">The source.</param>
    /// <param name="x">Which columns.</param>
    /// <param name="y">Which rows.</param>
    /// <param name="target">Rows without gaps.</param>
    public void Draw(Plane plane, Axis x, Axis y, Span<byte> target)
    {
        while (Math.Max(x.Step, y.Step) > 2 && Math.Min(plane.Width, plane.Height) > 1) (plane, x, y) = (plane.Half, x.OnHalf, y.OnHalf);
        Set(x with { Step = Math.Min(2, x.Step) }, y with { Step = Math.Min(2, y.Step) }, (plane.Width, plane.Height));
        _held.AsSpan().Fill(-1);
        for (var row = 0; row < _height; row++)
        {
            var first = _down.First[row];
            for (var k = 0; k < _down.Taps; k++) Hold(plane, Math.Min(first + k, plane.Height - 1));
            var weights = _down.Weights.Slice(row * _down.Taps, _down.Taps);
            var done = _vectors ? DownVectors(first, plane.Height - 1, weights, target.Slice(row * _width, _width)) : 0;
            Down(first, plane.Height - 1, weights, target.Slice(row * _width, _width), done);
        }
    }

    // The two planes of chroma have one table.
    private void Set(Axis x, Axis y, (int Width, int Height) size)
    {
        if (_set == (x, y, size)) return;
        _across.Set(x, size.Width);
        _down.Set(y, size.Height);
        if (_vectors) _packed.Pack(_across);
        _set = (x, y, size);
    }

    private Span<short> Slot(int row) => _rows.AsSpan(row % Ring * _stride, _stride);

    private void Hold(Plane plane, int row)
    {
        if (_held[row % Ring] == row) return;
        _held[row % Ring] = row;
        if (_vectors) _packed.Apply(plane.RowAndMore(row), Slot(row));
        else Across(plane.RowAndMore(row), Slot(row));
    }

    private void Across(ReadOnlySpan<byte> source, Span<short> target)
    {
        var weights = _across.Weights;
        var taps = _across.Taps;
        for (var i = 0; i < _width; i++)
        {
            var (sum, first) = (1 << (RowShift - 1), _across.First[i]);
            for (var k = 0; k < taps; k++) sum += weights[(i * taps) + k] * source[first + k];
            target[i] = (short)(sum >> RowShift);
        }
    }

    private void Down(int first, int last, ReadOnlySpan<short> weights, Span<byte> target, int from)
    {
        for (var i = from; i < target.Length; i++)
        {
            var sum = 1 << (ColumnShift - 1);
            for (var k = 0; k < weights.Length; k++) sum += weights[k] * Slot(Math.Min(first + k, last))[i];
            target[i] = (byte)Math.Clamp(sum >> ColumnShift, 0, 255);
        }
    }

    private int DownVectors(int first, int last, ReadOnlySpan<short> weights, Span<byte> target)
    {
        ref var rows = ref MemoryMarshal.GetArrayDataReference(_rows);
        Span<nuint> at = stackalloc nuint[8];
        Span<Vector256<short>> pairs = stackalloc Vector256<short>[4];
        for (var k = 0; k < weights.Length; k++) at[k] = (nuint)(Math.Min(first + k, last) % Ring * _stride);
        for (var k = 0; k < weights.Length; k += 2) pairs[k / 2] = Vector256.Create((ushort)weights[k] | (weights[k + 1] << 16)).AsInt16();
        var i = 0;
        for (; i <= target.Length - 16; i += 16)
        {
            var (low, high) = (Vector256.Create(1 << (ColumnShift - 1)), Vector256.Create(1 << (ColumnShift - 1)));
            for (var k = 0; k < weights.Length; k += 2)
            {
                var upper = Vector256.LoadUnsafe(ref rows, at[k] + (nuint)i);
                var lower = Vector256.LoadUnsafe(ref rows, at[k + 1] + (nuint)i);
                low += Avx2.MultiplyAddAdjacent(Avx2.UnpackLow(upper, lower), pairs[k / 2]);
                high += Avx2.MultiplyAddAdjacent(Avx2.UnpackHigh(upper, lower), pairs[k / 2]);
            }

            // Unpacking and packing both go by halves, so the order is right again.
            var sums = Avx2.PackSignedSaturate(low >> ColumnShift, high >> ColumnShift);
            Sse2.PackUnsignedSaturate(sums.GetLower(), sums.GetUpper()).StoreUnsafe(ref MemoryMarshal.GetReference(target), (nuint)i);
        }

        return i;
    }

    /// <summary>A <see cref="FilterTable"/> in the order in which vectors take it: eight output samples at a time, as two halves of four.</summary>
    private sealed class RowTable(int count)
    {
        private readonly int[] _bases = new int[count / 4];
        private Vector256<byte>[] _picks = [];
        private Vector256<short>[] _weights = [];
        private int _pairs;

        public void Pack(FilterTable table)
        {
            _pairs = table.Taps / 2;
            if (_picks.Length != count / 8 * _pairs) (_picks, _weights) = (new Vector256<byte>[count / 8 * _pairs], new Vector256<short>[count / 8 * _pairs]);
            Span<byte> pick = stackalloc byte[32];
            Span<short> weight = stackalloc short[16];
            var last = table.First.Length - 1;
            for (var group = 0; group < count / 8; group++)
            {
                for (var pair = 0; pair < _pairs; pair++)
                {
                    // An index of 255 gives a zero: the upper byte of a 16-bit number.
                    pick.Fill(255);
                    for (var j = 0; j < 8; j++)
                    {
                        var (i, lane) = (Math.Min((group * 8) + j, last), Math.Min((group * 8) + (j / 4 * 4), last));
                        _bases[(group * 2) + (j / 4)] = table.First[lane];
                        var offset = table.First[i] - table.First[lane] + (2 * pair);
                        (pick[4 * j], pick[(4 * j) + 2]) = ((byte)offset, (byte)(offset + 1));
                        (weight[2 * j], weight[(2 * j) + 1]) = (table.Weights[(i * table.Taps) + (2 * pair)], table.Weights[(i * table.Taps) + (2 * pair) + 1]);
                    }

                    _picks[(group * _pairs) + pair] = Vector256.Create<byte>(pick);
                    _weights[(group * _pairs) + pair] = Vector256.Create<short>(weight);
                }
            }
        }

        public void Apply(ReadOnlySpan<byte> source, Span<short> target)
        {
            ref var from = ref MemoryMarshal.GetReference(source);
            ref var to = ref MemoryMarshal.GetReference(target);
            for (var group = 0; group < count / 8; group++)
            {
                var samples = Vector256.Create(
                    Vector128.LoadUnsafe(ref from, (nuint)_bases[group * 2]), Vector128.LoadUnsafe(ref from, (nuint)_bases[(group * 2) + 1]));
                var sum = Vector256.Create(1 << (RowShift - 1));
                for (var pair = 0; pair < _pairs; pair++)
                {
                    var at = (group * _pairs) + pair;
                    sum += Avx2.MultiplyAddAdjacent(Avx2.Shuffle(samples, _picks[at]).AsInt16(), _weights[at]);
                }

                sum >>= RowShift;
                Sse2.PackSignedSaturate(sum.GetLower(), sum.GetUpper()).StoreUnsafe(ref to, (nuint)(group * 8));
            }
        }
    }
}
