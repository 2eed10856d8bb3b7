using VideoGen.Composition.Music.Synthesis;

namespace VideoGen.Composition.Music;

/// <summary>Plays a score into samples.</summary>
public static class MusicSynthesizer
{
    private const int Block = 1024;

    /// <summary>Highest sample of the result: −3 dBFS, which leaves an encoder room.</summary>
    private const float Peak = 0.708f;

    /// <summary>Plays a piece.</summary>
    /// <param name="brief">What the music fits; the same that was composed for.</param>
    /// <param name="score">What is played.</param>
    /// <param name="ct">Ends the work early.</param>
    /// <returns>Interleaved stereo at <see cref="MusicBrief.SampleRate"/>, 2 × <see cref="MusicBrief.Samples"/> values within ±0.708, silent at its last sample.</returns>
    public static float[] Play(MusicBrief brief, Score score, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(brief);
        ArgumentNullException.ThrowIfNull(score);
        var style = MusicStyle.Of(brief.Mood);
        var secondsPerBeat = 60 / score.BeatsPerMinute;
        var seats = score.Parts.Select(p => new PartPlayer(p, secondsPerBeat)).ToArray();
        var pump = new Pump(score, style.Pump, secondsPerBeat);
        var room = new Room(style.Space);
        var echo = new Echo(secondsPerBeat * 0.75);
        var buses = new Buses(Block);
        var output = new float[brief.Samples * 2];
        var (lowLeft, lowRight) = (new Highpass(28), new Highpass(28));
        for (var at = 0; at < brief.Samples; at += Block)
        {
            ct.ThrowIfCancellationRequested();
            var count = Math.Min(Block, brief.Samples - at);
            buses.Clear(count);
            pump.Fill(buses.Pump.AsSpan(0, count), at);
            foreach (var seat in seats)
                seat.Play(at, count, buses);
            echo.Add(buses.Echo.AsSpan(0, count), buses.Left.AsSpan(0, count), buses.Right.AsSpan(0, count));
            room.Add(buses.Room.AsSpan(0, count), buses.Left.AsSpan(0, count), buses.Right.AsSpan(0, count));
            for (var i = 0; i < count; i++)
            {
                output[(at + i) * 2] = Warm(lowLeft.Next(buses.Left[i]));
                output[((at + i) * 2) + 1] = Warm(lowRight.Next(buses.Right[i]));
            }
        }

        Finish(output, score, secondsPerBeat);
        return output;
    }

    /// <summary>Bends loud peaks as tape does; −1 to 1 whatever comes in.</summary>
    private static float Warm(float sample) => MathF.Tanh(sample * 1.1f);

    /// <summary>Brings the piece to its peak, and fades its last chord out with the film.</summary>
    private static void Finish(float[] output, Score score, double secondsPerBeat)
    {
        var loudest = 0f;
        foreach (var sample in output)
            loudest = Math.Max(loudest, Math.Abs(sample));
        var gain = loudest > 1e-6f ? Peak / loudest : 0;
        var frames = output.Length / 2;
        var fade = (int)Math.Min(frames * 0.6, Math.Min(score.Beats, 3.5) * secondsPerBeat * MusicBrief.SampleRate);
        var rise = Math.Min(frames / 4, MusicBrief.SampleRate / 100);
        for (var i = 0; i < frames; i++)
        {
            var level = gain;
            if (i < rise)
                level *= (float)i / rise;
            var left = frames - 1 - i;
            if (left < fade)
                level *= 0.5f - (0.5f * MathF.Cos(MathF.PI * left / fade));
            output[i * 2] *= level;
            output[(i * 2) + 1] *= level;
        }
    }
}
