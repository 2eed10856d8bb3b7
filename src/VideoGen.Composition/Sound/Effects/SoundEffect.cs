namespace VideoGen.Composition.Sound.Effects;

/// <summary>A short sound that VideoGen makes.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="Samples">Length at 48 kHz; those that strike ring out within it.</param>
/// <param name="Seed">Chooses among equal ones: no two whooshes are the same.</param>
public sealed record SoundEffect(SoundEffectKind Kind, int Samples, long Seed);

/// <summary>Sounds that VideoGen makes.</summary>
public enum SoundEffectKind
{
    /// <summary>Air that passes; loudest in the middle.</summary>
    Whoosh,

    /// <summary>Something small appears.</summary>
    Pop,

    /// <summary>A counter that runs, slower and slower, and rings at its end.</summary>
    Count,

    /// <summary>A soft low stroke.</summary>
    Impact,

    /// <summary>A bell.</summary>
    Ding,

    /// <summary>Noise that grows up to its end.</summary>
    Riser,
}
