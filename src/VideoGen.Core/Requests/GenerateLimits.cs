namespace VideoGen.Core.Requests;

/// <summary>What a film from a prompt may ask for. The API's documents and its validation both read these.</summary>
public static class GenerateLimits
{
    /// <summary>Longest prompt in UTF-16 characters.</summary>
    public const int PromptLength = 5_000;

    /// <summary>Shortest film in seconds.</summary>
    public const double MinSeconds = 3;

    /// <summary>Longest film in seconds.</summary>
    public const double MaxSeconds = 180;

    /// <summary>Smallest side in pixels.</summary>
    public const int MinSide = 240;

    /// <summary>Largest side in pixels.</summary>
    public const int MaxSide = 1920;

    /// <summary>Most pixels in a frame.</summary>
    public const int MaxPixels = 1920 * 1088;

    /// <summary>Lowest frame rate.</summary>
    public const int MinFps = 12;

    /// <summary>Highest frame rate.</summary>
    public const int MaxFps = 60;

    /// <summary>Most pixels in a whole film (frames × width × height): three minutes of 1080p30.</summary>
    public const long MaxFilmPixels = 180L * 30 * MaxPixels;

    /// <summary>Length of a film that names none, in seconds.</summary>
    public const double DefaultSeconds = 20;

    /// <summary>Width of a film that names no size, in pixels.</summary>
    public const int DefaultWidth = 1280;

    /// <summary>Height of a film that names no size, in pixels.</summary>
    public const int DefaultHeight = 720;

    /// <summary>Frame rate of a film that names none.</summary>
    public const int DefaultFps = 30;

    /// <summary>Largest seed: the largest whole number that every JSON reader keeps exactly (2^53 − 1).</summary>
    public const long MaxSeed = (1L << 53) - 1;

    /// <summary>Longest title in UTF-16 characters; one line.</summary>
    public const int TitleLength = 200;

    /// <summary>Most labels in a request's metadata.</summary>
    public const int MetadataEntries = 16;

    /// <summary>Longest name of a label in UTF-16 characters.</summary>
    public const int MetadataKeyLength = 64;

    /// <summary>Longest value of a label in UTF-16 characters.</summary>
    public const int MetadataValueLength = 512;

    /// <summary>Longest Idempotency-Key in characters; printable ASCII.</summary>
    public const int IdempotencyKeyLength = 255;
}
