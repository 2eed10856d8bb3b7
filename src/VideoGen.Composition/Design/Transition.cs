namespace VideoGen.Composition.Design;

/// <summary>How a scene covers itself at its end and uncovers itself at its start.</summary>
public enum Transition
{
    /// <summary>Through the ground colour.</summary>
    Dip,

    /// <summary>Slanted bands.</summary>
    Bands,

    /// <summary>A circle that opens and closes.</summary>
    Iris,
}
