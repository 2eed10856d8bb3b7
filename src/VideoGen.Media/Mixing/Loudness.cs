using System.Text.Json.Serialization;
using VideoGen.Composition.Sound;

namespace VideoGen.Media.Mixing;

/// <param name="Integrated">LUFS after EBU R128; negative infinity for silence.</param>
/// <param name="TruePeak">dBTP; negative infinity for silence.</param>
/// <param name="Range">Loudness range in LU.</param>
[JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
public sealed record Loudness(double Integrated, double TruePeak, double Range)
{
    private const int Block = 24_000;

    private const double SilentLufs = -60;
    private const int ShortestSilence = 5; // tenths of a second

    /// <summary>Measures a sound, and finds where it is silent and how high each <see cref="PeakCeiling.Step"/> reaches.</summary>
    internal static Heard Of(IStereoSource sound, CancellationToken ct)
    {
        var (meter, peak, block) = (new LoudnessMeter(), new TruePeakMeter(), new float[Block * 2]);
        for (var at = 0L; at < sound.Samples; at += Block)
        {
            ct.ThrowIfCancellationRequested();
            var part = block.AsSpan(0, (int)Math.Min(Block, sound.Samples - at) * 2);
            sound.Read(at, part);
            meter.Add(part);
            peak.Add(part);
        }

        peak.Finish();
        return new Heard(new Loudness(meter.Integrated, peak.Decibels, meter.Range), Silences(meter.Steps), peak.Steps);
    }

    private static List<SilentSpan> Silences(IReadOnlyList<double> steps)
    {
        var spans = new List<SilentSpan>();
        for (var i = 0; i < steps.Count; i++)
        {
            var from = i;
            while (i < steps.Count && steps[i] < SilentLufs) i++;
            if (i - from >= ShortestSilence)
                spans.Add(new SilentSpan(from / 10.0, i / 10.0));
        }

        return spans;
    }
}

/// <param name="Loudness">Of all of it.</param>
/// <param name="Silences">Where nobody hears anything.</param>
/// <param name="Peaks">Highest true peak of each <see cref="PeakCeiling.Step"/>, linear.</param>
internal sealed record Heard(Loudness Loudness, IReadOnlyList<SilentSpan> Silences, IReadOnlyList<float> Peaks);
