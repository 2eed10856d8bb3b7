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

    /// <summary>Measures a sound.</summary>
    public static Loudness Of(IStereoSource sound, CancellationToken ct)
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
        return new Loudness(meter.Integrated, peak.Decibels, meter.Range);
    }
}
