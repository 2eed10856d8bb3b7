using VideoGen.Composition.Editing.Commands;
using VideoGen.Composition.Narration;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Editing.Chat.Patterns;

internal static class VoicePatterns
{
    private const string Area = "Voice";

    public static IReadOnlyList<Pattern> All { get; } =
    [
        new(Area, "Turn the voice off", s => s.Do(new SetVoiceOn(false)), "[make] voice off", "off voice", "mute voice", "make off voice", "[make] voice mute"),
        new(Area, "Turn the voice on", s => s.Do(new SetVoiceOn(true)), "[make] voice on", "on voice", "make on voice"),
        new(Area, "Use a male voice", s => s.Do(new SetVoiceName(Name(s.Film, s.Get<string>("speaker")))), "[make] <speaker> voice", "[make] voice [to] <speaker>", "make another voice <speaker>", "speak with <speaker> voice"),
        new(Area, "Use the voice “en-gb”", s => s.Do(new SetVoiceName(s.Text("quoted").ToLowerInvariant())), "[make] voice [to] <quoted>"),
        new(Area, "Reset the voice", s => s.Do(new SetVoiceName(null)), "reset voice", "make normal voice", "normal voice"),
        new(Area, "Voice up 3 dB", s => s.Do(new SetVoiceGain(SoundSteps.Gain(s, 1))), "[make] voice [volume] louder [by] <gain>", "louder voice [volume] [by] <gain>", "[make] voice [by] <gain> louder"),
        new(Area, "Make the voice louder", s => s.Do(new SetVoiceGain(SoundSteps.Gain(s, 1))), "[make] voice [volume] [<degree>] louder [<degree>]", "[<degree>] louder voice [volume] [<degree>]", "speak [<degree>] louder", "make louder voice"),
        new(Area, "Voice down 3 dB", s => s.Do(new SetVoiceGain(SoundSteps.Gain(s, -1))), "[make] voice [volume] quieter [by] <gain>", "quieter voice [volume] [by] <gain>", "[make] voice [by] <gain> quieter"),
        new(Area, "Make the voice a bit quieter", s => s.Do(new SetVoiceGain(SoundSteps.Gain(s, -1))), "[make] voice [volume] [<degree>] quieter [<degree>]", "[<degree>] quieter voice [volume] [<degree>]", "speak [<degree>] quieter"),
        new(Area, "Set the voice to -3 dB", s => s.Do(new SetVoiceGain(SoundSteps.Level(s))), "[make] voice [volume] to <gain>", "make voice [volume] <gain>", "voice volume <gain>"),
        new(Area, "Speak faster", s => s.Do(new SetVoiceSpeed(SoundSteps.Pace(s, true))), "speak [<degree>] faster", "[make] voice [speed] [<degree>] faster", "[make] voice [by] <percent> faster", "speak [by] <percent> faster", "[<degree>] faster voice", "[make] speech_subject speak [<degree>] faster"),
        new(Area, "Speak a bit slower", s => s.Do(new SetVoiceSpeed(SoundSteps.Pace(s, false))), "speak [<degree>] slower", "[make] voice [speed] [<degree>] slower", "[make] voice [by] <percent> slower", "speak [by] <percent> slower", "[<degree>] slower voice", "[make] speech_subject speak [<degree>] slower"),
        new(Area, "Speak twice as fast", s => s.Do(new SetVoiceSpeed(Change.TimesValue(s.Number("times")))), "speak <times> as fast", "[make] voice <times> as fast"),
        new(Area, "Set the voice speed to 1.2", s => s.Do(new SetVoiceSpeed(Change.ToValue(s.Number("number")))), "[make] voice speed [to] <number> [times]", "make speed [in] voice [to] <number> [times]"),
        new(Area, "Normal speaking speed", s => s.Do(new SetVoiceSpeed(Change.ToValue(1))), "normal [speak|voice] speed", "reset voice speed", "speak normal", "[make] voice speed [to] normal"),
        new(Area, "Pronounce “GIF” as “jiff”", s => s.Do(new SetPronunciation(s.Text(), s.Text("text2"))), "pronounce <text> as|to <text2>"),
        new(Area, "Forget the pronunciation of “GIF”", s => s.Do(new SetPronunciation(s.Text(), null)), "forget pronunciation [in] <text>"),
    ];

    /// <summary>The engine's variants +m3 and +f4 sound like a man and a woman in every language.</summary>
    private static string Name(Storyboard film, string speaker)
    {
        if (speaker is not ("male" or "female" or "whisper")) return speaker;
        var names = Voices.For(film.Language);
        var present = film.Voice.Name ?? (names.Count > 0 ? names[0] : film.Language);
        var plain = present.Split('+')[0];
        return plain + (speaker == "male" ? "+m3" : speaker == "female" ? "+f4" : "+whisper");
    }
}
