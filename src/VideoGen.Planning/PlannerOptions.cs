using System.ComponentModel.DataAnnotations;

namespace VideoGen.Planning;

/// <summary>Section "Planner".</summary>
public sealed class PlannerOptions
{
    /// <summary>How long one model may take for a plan, its mending included.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(90);

    /// <summary>Most models that are asked for one plan, one after the other, before the built-in planner does it.</summary>
    [Range(1, 10)]
    public int MostModels { get; set; } = 2;
}
