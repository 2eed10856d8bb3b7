using System.Text.Json;

namespace VideoGen.Composition.Editing.Commands;

/// <summary>Every kind of command and the name that it has in JSON.</summary>
internal static class CommandTypes
{
    public static IReadOnlyList<(string Name, Type Type)> All { get; } =
    [
        .. new[]
        {
            typeof(SetTitle), typeof(SetLanguage), typeof(SetMood), typeof(SetSeed), typeof(SetLength), typeof(ReplaceText),
            typeof(SetPalette), typeof(SetAccent), typeof(SetFonts), typeof(SetBackground), typeof(SetTransition),
            typeof(SetShape), typeof(SetResolution), typeof(SetSize), typeof(SetFrameRate),
            typeof(SetVoiceOn), typeof(SetVoiceName), typeof(SetVoiceSpeed), typeof(SetVoiceGain), typeof(SetPronunciation),
            typeof(SetMusicOn), typeof(SetMusicMood), typeof(SetMusicTempo), typeof(SetMusicGain), typeof(SetEffectsOn), typeof(SetEffectsGain),
            typeof(SetCaptionsOn), typeof(SetCaptionsLook),
            typeof(SetHeadline), typeof(SetKicker), typeof(SetSubline), typeof(SetNarration), typeof(SetEmphasis), typeof(SetHeadlineColour), typeof(SetNotes),
            typeof(SetKind), typeof(SetSceneLength), typeof(SetNumber), typeof(AddItem), typeof(RemoveItem), typeof(ReplaceItem),
            typeof(AddScene), typeof(RemoveScene), typeof(DuplicateScene), typeof(MoveScene), typeof(SwapScenes), typeof(ReverseScenes), typeof(SplitScene), typeof(MergeScenes),
        }.Select(type => (JsonNamingPolicy.SnakeCaseLower.ConvertName(type.Name), type)),
    ];
}
