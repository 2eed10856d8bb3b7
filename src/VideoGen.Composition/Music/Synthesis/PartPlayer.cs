namespace VideoGen.Composition.Music.Synthesis;

/// <summary>The sums into which instruments play, for one block.</summary>
internal sealed class Buses(int block)
{
    public readonly float[] Left = new float[block];
    public readonly float[] Right = new float[block];
    public readonly float[] Room = new float[block];
    public readonly float[] Echo = new float[block];
    public readonly float[] Pump = new float[block];
    public readonly float[] PartLeft = new float[block];
    public readonly float[] PartRight = new float[block];

    public void Clear(int count)
    {
        Left.AsSpan(0, count).Clear();
        Right.AsSpan(0, count).Clear();
        Room.AsSpan(0, count).Clear();
        Echo.AsSpan(0, count).Clear();
    }
}

/// <summary>Plays the notes of one part.</summary>
internal sealed class PartPlayer
{
    private readonly Instrument _instrument;
    private readonly Orchestra.Seat _seat;
    private readonly Note[] _notes;
    private readonly double _secondsPerBeat;
    private readonly List<Voice> _voices = [];
    private int _next;

    public PartPlayer(Part part, double secondsPerBeat)
    {
        _instrument = part.Instrument;
        _seat = Orchestra.SeatOf(part.Instrument);
        _notes = [.. part.Notes.OrderBy(n => n.Start)];
        _secondsPerBeat = secondsPerBeat;
    }

    public void Play(int at, int count, Buses buses)
    {
        for (; _next < _notes.Length && Sample(_notes[_next]) < at + count; _next++)
            _voices.Add(Orchestra.Sound(_instrument, _notes[_next], Sample(_notes[_next]), _secondsPerBeat, _next));
        if (_voices.Count == 0)
            return;

        var left = buses.PartLeft.AsSpan(0, count);
        var right = buses.PartRight.AsSpan(0, count);
        left.Clear();
        right.Clear();
        for (var i = _voices.Count - 1; i >= 0; i--)
        {
            var from = Math.Max(0, _voices[i].Start - at);
            if (!_voices[i].Render(left[from..], right[from..]))
                _voices.RemoveAt(i);
        }

        for (var i = 0; i < count; i++)
        {
            var gain = _seat.Pumped ? _seat.Gain * buses.Pump[i] : _seat.Gain;
            var (l, r) = (left[i] * gain, right[i] * gain);
            buses.Left[i] += l;
            buses.Right[i] += r;
            buses.Room[i] += (l + r) * _seat.Room;
            buses.Echo[i] += (l + r) * _seat.Echo;
        }
    }

    private int Sample(Note note) => (int)Math.Round(note.Start * _secondsPerBeat * MusicBrief.SampleRate);
}

/// <summary>How far each stroke of the bass drum pushes the chords down, so that the beat breathes.</summary>
internal sealed class Pump(Score score, double depth, double secondsPerBeat)
{
    private readonly int[] _strokes =
    [
        .. score.Parts.Where(p => p.Instrument is Instrument.Kick).SelectMany(p => p.Notes)
            .Select(n => (int)Math.Round(n.Start * secondsPerBeat * MusicBrief.SampleRate)).Order(),
    ];

    private int _next;
    private int _last = int.MinValue / 2;
    private float _level = 1;

    public void Fill(Span<float> gains, int at)
    {
        for (var i = 0; i < gains.Length; i++)
        {
            while (_next < _strokes.Length && _strokes[_next] <= at + i)
                _last = _strokes[_next++];
            var since = (float)(at + i - _last) / MusicBrief.SampleRate;
            var aim = since < 1 ? 1 - ((float)depth * MathF.Exp(-since / 0.09f)) : 1;
            _level += (aim - _level) * 0.01f; // 2 ms: a jump in gain would click
            gains[i] = _level;
        }
    }
}
