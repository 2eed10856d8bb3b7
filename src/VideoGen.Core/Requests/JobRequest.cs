using VideoGen.Core.Jobs;

namespace VideoGen.Core.Requests;

/// <summary>A checked request for a film, whatever it is made from. Stored with the job and never changed.</summary>
public abstract record JobRequest
{
    /// <summary>Width in pixels, even.</summary>
    public required int Width { get; init; }

    /// <summary>Height in pixels, even.</summary>
    public required int Height { get; init; }

    /// <summary>Length in frames.</summary>
    public required int Frames { get; init; }

    /// <summary>Encoding effort.</summary>
    public required RenderQuality Quality { get; init; }

    /// <summary>Which queue the job waits in.</summary>
    public required JobPriority Priority { get; init; }

    /// <summary>What the job makes; says which kind of request this is.</summary>
    public abstract JobKind Kind { get; }

    /// <summary>Exact frames per second as a fraction: 30000/1001 is not 29.97.</summary>
    public abstract (int Numerator, int Denominator) Rate { get; }

    /// <summary>Length in seconds.</summary>
    public double DurationSeconds => (double)Frames * Rate.Denominator / Rate.Numerator;
}
