using VideoGen.Composition.Editing.Commands;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Editing.Chat.Patterns;

internal static class MusicPatterns
{
    private const string Area = "Music";

    public static IReadOnlyList<Pattern> All { get; } =
    [
        new(Area, "Turn the music off", s => s.Do(new SetMusicOn(false)), "[make] music off", "off music", "mute music", "make off music", "[make] music mute"),
        new(Area, "Add music", s => s.Do(new SetMusicOn(true)), "[make] music on", "on music", "make on music"),
        new(Area, "Music down 6 dB", s => s.Do(new SetMusicGain(SoundSteps.Gain(s, -1))), "[make] music [volume] quieter [by] <gain>", "quieter music [volume] [by] <gain>", "[make] music [volume] [by] <gain> quieter", "make quieter music [by] <gain>"),
        new(Area, "Make the music a bit quieter", s => s.Do(new SetMusicGain(SoundSteps.Gain(s, -1))), "[make] music [volume] [<degree>] quieter [<degree>]", "[<degree>] quieter music [volume] [<degree>]", "make [<degree>] quieter music"),
        new(Area, "Turn the music up by 20 %", s => s.Do(new SetMusicGain(SoundSteps.Gain(s, 1))), "[make] music [volume] louder [by] <gain>", "louder music [volume] [by] <gain>", "[make] music [volume] [by] <gain> louder", "make louder music [by] <gain>"),
        new(Area, "Louder music", s => s.Do(new SetMusicGain(SoundSteps.Gain(s, 1))), "[make] music [volume] [<degree>] louder [<degree>]", "[<degree>] louder music [volume] [<degree>]", "make [<degree>] louder music"),
        new(Area, "Music half as loud", s => s.Do(new SetMusicGain(Change.ByValue(SoundSteps.Decibels(s.Number("times"))))), "[make] music <times> as loud"),
        new(Area, "Set the music to -12 dB", s => s.Do(new SetMusicGain(SoundSteps.Level(s))), "[make] music [volume] to <gain>", "make music [volume] <gain>", "music volume <gain>", "make volume [in] music [to] <gain>"),
        new(Area, "Reset the music volume", s => s.Do(new SetMusicGain(Change.ToValue(0))), "reset music volume", "[make] music volume [to] normal", "normal music volume"),
        new(Area, "Music at 120 bpm", s => s.Do(new SetMusicTempo(Change.ToValue(s.Number("number")))), "[make] music [tempo] [to] <number> bpm", "[make] tempo [to] <number> [bpm]", "<number> bpm"),
        new(Area, "Music 10 bpm slower", s => s.Do(new SetMusicTempo(Change.ByValue(-s.Number("number")))), "[make] music|tempo <number> bpm slower", "slower music [by] <number> bpm"),
        new(Area, "Music 10 bpm faster", s => s.Do(new SetMusicTempo(Change.ByValue(s.Number("number")))), "[make] music|tempo <number> bpm faster", "faster music [by] <number> bpm"),
        new(Area, "Faster music", s => s.Do(new SetMusicTempo(SoundSteps.Pace(s, true))), "[make] [<degree>] faster music", "[make] music [tempo] [<degree>] faster", "[make] music [by] <percent> faster", "make tempo [<degree>] faster", "faster tempo"),
        new(Area, "Make the music a bit slower", s => s.Do(new SetMusicTempo(SoundSteps.Pace(s, false))), "[make] [<degree>] slower music", "[make] music [tempo] [<degree>] slower", "[make] music [by] <percent> slower", "make tempo [<degree>] slower", "slower tempo"),
        new(Area, "Reset the tempo", s => s.Do(new SetMusicTempo(null)), "reset [music] tempo", "[make] [music] tempo [to] normal"),
        new(Area, "Calmer music", s => s.Do(new SetMusicMood(s.Get<Mood>("mood"))), "[make] [more] <mood> music", "[make] music [mood] [to] [<degree>] [more] <mood>", "make another <mood> music", "make mood [in] music [to] <mood>"),
        new(Area, "Reset the mood of the music", s => s.Do(new SetMusicMood(null)), "reset mood [in] music", "reset music mood", "reset music"),
        new(Area, "No sound effects", s => s.Do(new SetEffectsOn(false)), "[make] effects off", "off effects", "mute effects", "[make] effects mute"),
        new(Area, "Add sound effects", s => s.Do(new SetEffectsOn(true)), "[make] effects on", "on effects", "add effects"),
        new(Area, "Sound effects down 6 dB", s => s.Do(new SetEffectsGain(SoundSteps.Gain(s, -1))), "[make] effects [volume] quieter [by] <gain>", "[make] effects [volume] [by] <gain> quieter", "[make] effects [volume] [<degree>] quieter", "[<degree>] quieter effects"),
        new(Area, "Louder sound effects", s => s.Do(new SetEffectsGain(SoundSteps.Gain(s, 1))), "[make] effects [volume] louder [by] <gain>", "[make] effects [volume] [<degree>] louder", "[<degree>] louder effects"),
    ];
}
