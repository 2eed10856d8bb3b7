namespace VideoGen.Composition.Music.Synthesis;

/// <summary>A room: eight damped combs and four all-passes per side (after Schroeder and Moorer), the sides tuned apart.</summary>
internal sealed class Room
{
    private static readonly int[] Combs = [1215, 1293, 1390, 1476, 1548, 1623, 1695, 1760];
    private static readonly int[] Passes = [605, 480, 371, 245];

    private readonly Line[] _leftCombs = Make(Combs, 0);
    private readonly Line[] _rightCombs = Make(Combs, 25);
    private readonly Line[] _leftPasses = Make(Passes, 0);
    private readonly Line[] _rightPasses = Make(Passes, 25);
    private readonly float _feedback;
    private Highpass _low = new(180);

    /// <param name="space">0 (small) to 1 (hall).</param>
    public Room(double space) => _feedback = (float)(0.72 + (0.2 * space));

    public void Add(ReadOnlySpan<float> input, Span<float> left, Span<float> right)
    {
        for (var i = 0; i < input.Length; i++)
        {
            var dry = _low.Next(input[i]) * 0.03f;
            left[i] += Side(_leftCombs, _leftPasses, dry);
            right[i] += Side(_rightCombs, _rightPasses, dry);
        }
    }

    private float Side(Line[] combs, Line[] passes, float dry)
    {
        const float Damp = 0.35f;
        var wet = 0f;
        foreach (var comb in combs)
        {
            var heard = comb.Buffer[comb.At];
            comb.Store = heard + ((comb.Store - heard) * Damp);
            comb.Push(dry + (comb.Store * _feedback));
            wet += heard;
        }

        foreach (var pass in passes)
        {
            var heard = pass.Buffer[pass.At];
            pass.Push(wet + (heard * 0.5f));
            wet = heard - wet;
        }

        return wet;
    }

    private static Line[] Make(int[] lengths, int apart) => [.. lengths.Select(l => new Line(l + apart))];

    private sealed class Line(int length)
    {
        public readonly float[] Buffer = new float[length];
        public int At;
        public float Store;

        public void Push(float value)
        {
            // Numbers too small to hear make some processors a hundred times slower.
            Buffer[At] = Math.Abs(value) < 1e-15f ? 0 : value;
            if (++At == Buffer.Length)
                At = 0;
        }
    }
}

/// <summary>An echo that goes from side to side in time with the beat.</summary>
internal sealed class Echo(double seconds)
{
    private readonly float[] _left = new float[Math.Max(1, (int)(seconds * MusicBrief.SampleRate))];
    private readonly float[] _right = new float[Math.Max(1, (int)(seconds * MusicBrief.SampleRate))];
    private int _at;

    public void Add(ReadOnlySpan<float> input, Span<float> left, Span<float> right)
    {
        const float Feedback = 0.42f;
        for (var i = 0; i < input.Length; i++)
        {
            var (l, r) = (_left[_at], _right[_at]);
            left[i] += l;
            right[i] += r;
            _left[_at] = input[i] + (r * Feedback);
            _right[_at] = l * 0.9f;
            if (++_at == _left.Length)
                _at = 0;
        }
    }
}
