namespace VideoGen.Core.Requests;

/// <summary>Who plans a film.</summary>
public enum PlannerChoice
{
    /// <summary>A language model where one is set up, else the built-in planner.</summary>
    Auto,

    /// <summary>The built-in planner: the same request always gives the same film, and nothing leaves the server.</summary>
    Builtin,

    /// <summary>A language model.</summary>
    Llm,
}
