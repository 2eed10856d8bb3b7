namespace VideoGen.Composition.Painting;

/// <summary>Something that is painted behind the text.</summary>
internal interface ILayer
{
    /// <summary>Prepares a frame.</summary>
    /// <param name="time">Seconds since the scene began.</param>
    void Begin(float time);

    /// <summary>Paints row <paramref name="y"/> of the frame that <see cref="Begin"/> prepared.</summary>
    void Paint(int y, RowCanvas row);
}
