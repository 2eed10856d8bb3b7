using VideoGen.Composition.Storyboards;
using VideoGen.Core.Jobs;
using VideoGen.Core.Providers;

namespace VideoGen.Planning;

/// <summary>A planned film.</summary>
/// <param name="Storyboard">The plan.</param>
/// <param name="By">Name of the provider whose model planned it, or <see cref="BuiltInName"/>.</param>
/// <param name="Notes">Who was to plan it and did not.</param>
/// <param name="Uses">What was asked of models, and what it cost.</param>
public sealed record PlannedFilm(Storyboard Storyboard, string By, IReadOnlyList<PlanNote> Notes, IReadOnlyList<ProviderUse> Uses)
{
    /// <summary>The planner that needs no model.</summary>
    public const string BuiltInName = "builtin";

    /// <summary>Whom the budget left out; null when nobody was.</summary>
    public JobWarning? Budget { get; init; }

    /// <summary>What its author should know, beside the film itself.</summary>
    public IReadOnlyList<JobWarning> Warnings =>
        [.. Budget is null ? [] : new[] { Budget }, .. Notes.Select(note => new JobWarning("planner", "planner_fallback", note.Sentence, "Ask again, or have an administrator test the provider."))];
}

/// <summary>Why a model did not do what it was asked.</summary>
/// <param name="Provider">Its provider; null when there is none.</param>
/// <param name="Reason">For people; no secret.</param>
public sealed record PlanNote(string? Provider, string Reason)
{
    /// <summary>The note as a sentence.</summary>
    public string Sentence => Provider is null
        ? $"{Reason} The built-in planner planned the film."
        : $"\"{Provider}\" did not plan the film: {Reason}";
}
