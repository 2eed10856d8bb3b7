using VideoGen.Core.Requests;

namespace VideoGen.Composition.Editing;

/// <summary>What an edit may ask for. Length and size of the film are bound by <see cref="GenerateLimits"/>.</summary>
public static class EditLimits
{
    /// <summary>Longest message in a chat, in UTF-16 characters.</summary>
    public const int MessageLength = 2_000;

    /// <summary>Most commands that one message may hold.</summary>
    public const int Commands = 60;

    /// <summary>Most scenes of a film.</summary>
    public const int Scenes = 60;

    /// <summary>Most points of a list scene.</summary>
    public const int Items = 5;

    /// <summary>Most figures of a chart, lines of code and sentences of fine print.</summary>
    public const int ManyItems = 12;

    /// <summary>Shortest scene whose length is set, in seconds.</summary>
    public const double MinSceneSeconds = 0.5;

    /// <summary>Longest headline, kicker, subline, point or part of one, in UTF-16 characters.</summary>
    public const int LineLength = 200;

    /// <summary>Longest narration of a scene in UTF-16 characters.</summary>
    public const int NarrationLength = 2_000;

    /// <summary>Longest notes of a scene in UTF-16 characters.</summary>
    public const int NotesLength = 2_000;

    /// <summary>Longest word of the pronunciation list, written or spoken, in UTF-16 characters.</summary>
    public const int WordLength = 60;

    /// <summary>Most words of the pronunciation list.</summary>
    public const int Words = 100;

    /// <summary>Slowest speech; 1 is the voice's own pace.</summary>
    public const double MinSpeed = 0.5;

    /// <summary>Fastest speech.</summary>
    public const double MaxSpeed = 2;

    /// <summary>Quietest voice or music, in decibels over the usual.</summary>
    public const double MinGain = -24;

    /// <summary>Loudest voice or music, in decibels over the usual.</summary>
    public const double MaxGain = 12;

    /// <summary>Slowest music in beats per minute.</summary>
    public const double MinTempo = 60;

    /// <summary>Fastest music in beats per minute.</summary>
    public const double MaxTempo = 180;
}
