namespace VideoGen.Data.Dispatch;

/// <summary>Where a step's output came from.</summary>
public enum StepOrigin
{
    Rendered,
    Found,
}
