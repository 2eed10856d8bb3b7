namespace VideoGen.Composition.Design;

/// <summary>Colours that go together.</summary>
public sealed record Palette
{
    /// <summary>Name for reports.</summary>
    public required string Name { get; init; }

    /// <summary>Dark text on a light ground, rather than light on dark.</summary>
    public bool IsLight { get; init; }

    /// <summary>The ground.</summary>
    public required Rgb Base { get; init; }

    /// <summary>Three colours that glow over the ground.</summary>
    public required IReadOnlyList<Rgb> Glows { get; init; }

    /// <summary>Text.</summary>
    public required Rgb Text { get; init; }

    /// <summary>The one colour for what matters: kickers, emphasis, rings.</summary>
    public required Rgb Accent { get; init; }

    /// <summary>The word that is being spoken.</summary>
    public required Rgb Spoken { get; init; }

    /// <summary>Text below the first rank.</summary>
    public Rgb Muted => Text.Toward(Base, 0.2f);
}
