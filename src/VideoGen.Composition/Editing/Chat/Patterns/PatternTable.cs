namespace VideoGen.Composition.Editing.Chat.Patterns;

/// <summary>Every pattern of the grammar.</summary>
internal static class PatternTable
{
    public static IReadOnlyList<Pattern> All { get; } =
    [
        .. FilmPatterns.All, .. LengthPatterns.All, .. PicturePatterns.All, .. LookPatterns.All, .. VoicePatterns.All, .. MusicPatterns.All, .. CaptionPatterns.All,
        .. TextPatterns.All, .. ListPatterns.All, .. OrderPatterns.All, .. AddPatterns.All, .. VersionPatterns.All,
    ];

    /// <summary>Words that a request begins with; a free text ends only before one.</summary>
    public static IReadOnlyList<string> Verbs { get; } =
        ["make", "remove", "add", "duplicate", "move", "swap", "reverse", "split", "merge", "replace", "rename", "undo", "redo", "mute", "keep", "pronounce", "emphasise", "music", "captions", "voice", "scene"];
}
