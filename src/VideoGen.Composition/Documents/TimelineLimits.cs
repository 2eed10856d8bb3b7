using VideoGen.Core.Requests;

namespace VideoGen.Composition.Documents;

/// <summary>What a timeline document may ask for. The reader, the schema and the documents all take their figures from here.</summary>
public static class TimelineLimits
{
    /// <summary>Version of the format.</summary>
    public const int Version = 1;

    /// <summary>Most tracks of a timeline, those of nested compositions apart.</summary>
    public const int Tracks = 100;

    /// <summary>Most clips in a document, nested ones included.</summary>
    public const int Clips = 5_000;

    /// <summary>Most keyframes of one property.</summary>
    public const int Keyframes = 500;

    /// <summary>Most keyframes in a document.</summary>
    public const int AllKeyframes = 50_000;

    /// <summary>Longest text of a clip in characters as a reader sees them (grapheme clusters).</summary>
    public const int TextLength = 2_000;

    /// <summary>Most UTF-16 units for each character of a text: ends towers of combining marks.</summary>
    public const int UnitsPerCharacter = 8;

    /// <summary>Most pieces of rich text.</summary>
    public const int Runs = 100;

    /// <summary>Longest name of a track, clip, file or variable in characters.</summary>
    public const int NameLength = 200;

    /// <summary>Most filters of a clip.</summary>
    public const int Filters = 8;

    /// <summary>Most colours of a gradient.</summary>
    public const int Stops = 16;

    /// <summary>Longest path data in UTF-16 units.</summary>
    public const int PathLength = 20_000;

    /// <summary>Most steps of a path after arcs and short forms are written out.</summary>
    public const int PathSteps = 4_000;

    /// <summary>Most captions of a document.</summary>
    public const int Cues = Captions.SubtitleLimits.MaxCues;

    /// <summary>Longest subtitle file in UTF-16 units.</summary>
    public const int SubtitleLength = Captions.SubtitleLimits.MaxBytes;

    /// <summary>Longest caption in characters.</summary>
    public const int CueLength = Captions.SubtitleLimits.MaxCueLength;

    /// <summary>Most timed words of a caption.</summary>
    public const int CueWords = 100;

    /// <summary>Most variables.</summary>
    public const int Variables = 200;

    /// <summary>Most named compositions.</summary>
    public const int Compositions = 100;

    /// <summary>Deepest nesting of compositions: a composition clip of the film itself is at depth 1.</summary>
    public const int Nesting = 4;

    /// <summary>Longest piece of composed music in seconds: it is played in memory.</summary>
    public const int MusicSeconds = 600;

    /// <summary>Longest sound effect, in seconds: it is made in memory.</summary>
    public const int EffectSeconds = 30;

    /// <summary>Most words of a clip that are said in a way of their own.</summary>
    public const int Pronunciations = 100;

    /// <summary>Longest text that one clip speaks.</summary>
    public const int SpeechText = 5_000;

    /// <summary>Most sections of composed music.</summary>
    public const int MusicSections = 100;

    /// <summary>Longest line of a scene.</summary>
    public const int SceneText = 500;

    /// <summary>Most pictures of a scene.</summary>
    public const int ScenePictures = 6;

    /// <summary>Most items of a scene.</summary>
    public const int SceneItems = 12;

    /// <summary>Most stretches of a sound with a tempo of their own.</summary>
    public const int Tempos = 50;

    /// <summary>Most sounds once compositions are written out.</summary>
    public const int Sounds = 10_000;

    /// <summary>Most layers once compositions are written out.</summary>
    public const int Layers = 20_000;

    /// <summary>Longest film in seconds.</summary>
    public const int Seconds = 3_600;

    /// <summary>Latest time that may be named in a source, in seconds.</summary>
    public const int SourceSeconds = 86_400;

    /// <summary>Smallest side of the picture in pixels.</summary>
    public const int MinSide = 64;

    /// <summary>Smallest side of a composition in pixels.</summary>
    public const int MinInnerSide = 16;

    /// <summary>Largest side of the picture in pixels.</summary>
    public const int MaxSide = GenerateLimits.MaxSide;

    /// <summary>Most pixels of a picture.</summary>
    public const int MaxPixels = GenerateLimits.MaxPixels;

    /// <summary>Most pixels of a whole film (frames × width × height), nested compositions included: an hour of 1080p30.</summary>
    public const long MaxFilmPixels = (long)Seconds * 30 * MaxPixels;

    /// <summary>Lowest whole frame rate.</summary>
    public const int MinFps = GenerateLimits.MinFps;

    /// <summary>Highest frame rate.</summary>
    public const int MaxFps = GenerateLimits.MaxFps;

    /// <summary>Farthest place and largest size in pixels.</summary>
    public const int Reach = 20_000;

    /// <summary>Longest side of a clip's picture once it is scaled, in pixels: what the tools draw.</summary>
    public const int LayerSide = 16_384;

    /// <summary>Most pixels of a clip's picture once it is scaled.</summary>
    public const int LayerPixels = 64_000_000;

    /// <summary>Largest text in pixels.</summary>
    public const int TextSize = 1_000;

    /// <summary>Problems that are listed; the next one says that there are more.</summary>
    public const int Problems = 500;
}
