namespace VideoGen.Media.Mixing;

/// <summary>Cleans a spoken text and gives it a little room.</summary>
internal static class VoiceFilter
{
    /// <summary>Rumble out, body in, the nasal and the sharp band down, even loudness, air above, and two early reflections for a room.</summary>
    public const string Text =
        "highpass=f=85,equalizer=f=180:t=q:w=1:g=2,equalizer=f=1100:t=q:w=1.4:g=-2,equalizer=f=3200:t=q:w=1:g=-3,"
        + "acompressor=threshold=0.08:ratio=3:attack=8:release=140:makeup=1.6,treble=g=1.5:f=7500,"
        + "aresample=48000:filter_size=64,aecho=1:0.9:17|29:0.10|0.06";
}
