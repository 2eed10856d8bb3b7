namespace VideoGen.Composition.Titles;

/// <summary>So much moves at once in a stretch of a film that drawing it would have no end.</summary>
public sealed class AssBudgetException() : Exception($"More than {AssLayers.MaxEvents} events of text and shapes in one stretch.");
