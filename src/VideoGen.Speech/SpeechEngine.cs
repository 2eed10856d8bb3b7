using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace VideoGen.Speech;

/// <summary>espeak-ng, loaded once. The library has one global state, so one engine per process.</summary>
internal sealed unsafe class SpeechEngine : IDisposable
{
    /// <summary>Longest utterance: ten minutes at 22,050 Hz. A run-away synthesis ends here and not when memory does.</summary>
    private const int MaxSamples = 600 * 22_050;

    private static readonly List<short> Sound = [];
    private static readonly List<WordMark> Words = [];
    private static readonly List<int> ClauseEnds = [];

    private SpeechEngine(int sampleRate, string version)
    {
        SampleRate = sampleRate;
        Version = version;
    }

    public int SampleRate { get; }

    public string Version { get; }

    public static SpeechEngine Load()
    {
        try
        {
            var rate = Native.Initialize(Native.OutputSynchronous, 0, null, Native.DontExit);
            if (rate <= 0)
                throw new SpeechException(SpeechExit.DataMissing, "espeak-ng is installed without its voice data.");
            Native.SetSynthCallback(&Collect);
            var version = Marshal.PtrToStringUTF8(Native.Info(null)) ?? "unknown";
            return new SpeechEngine(rate, version);
        }
        catch (DllNotFoundException)
        {
            throw new SpeechException(SpeechExit.LibraryMissing, "libespeak-ng.so.1 is not installed.");
        }
    }

    /// <summary>Selects the first voice that exists.</summary>
    /// <returns>Its name.</returns>
    public static string Use(SpeechRequest request)
    {
        if (request.Rate is < 80 or > 450 || request.Pitch is < 0 or > 100)
            throw new SpeechException(SpeechExit.BadRequest, "Rate must be 80 to 450 and pitch 0 to 100.");
        var voice = request.Voices.FirstOrDefault(v => Native.SetVoiceByName(v) == 0)
            ?? throw new SpeechException(SpeechExit.VoiceMissing, $"None of the voices {string.Join(", ", request.Voices)} is installed.");
        if (Native.SetParameter(Native.ParameterRate, request.Rate, 0) != 0 || Native.SetParameter(Native.ParameterPitch, request.Pitch, 0) != 0)
            throw new SpeechException(SpeechExit.SynthesisFailed, "The voice could not be set.");
        return voice;
    }

    public SpokenItem Speak(SpeechItem item)
    {
        Sound.Clear();
        Words.Clear();
        ClauseEnds.Clear();
        var text = Encoding.UTF8.GetBytes(item.Text + '\0');
        fixed (byte* start = text)
        {
            var error = Native.Synth(start, (nuint)text.Length, 0, Native.PositionCharacter, 0, Native.CharsUtf8, null, null);
            if (error != 0 || Sound.Count >= MaxSamples)
                throw new SpeechException(SpeechExit.SynthesisFailed, "The text could not be spoken.");
        }

        WavFile.Write(item.Wav, SampleRate, CollectionsMarshal.AsSpan(Sound));
        return new SpokenItem(Sound.Count, [.. Words], [.. ClauseEnds]);
    }

    public void Dispose() => _ = Native.Terminate();

    /// <returns>1 to stop the synthesis.</returns>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Collect(short* samples, int count, Native.Event* events)
    {
        for (; events->Type != Native.EventListTerminated; events++)
        {
            if (events->Type == Native.EventWord)
                Words.Add(new WordMark(events->TextPosition - 1, events->Length, events->AudioPosition));
            else if (events->Type == Native.EventEnd)
                ClauseEnds.Add(events->AudioPosition);
        }

        if (samples != null && count > 0)
            Sound.AddRange(new ReadOnlySpan<short>(samples, count));
        return Sound.Count >= MaxSamples ? 1 : 0;
    }
}
