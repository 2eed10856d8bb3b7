using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VideoGen.Composition.Planning;
using VideoGen.Composition.Storyboards;
using VideoGen.Core.Errors;
using VideoGen.Core.Providers;
using VideoGen.Core.Requests;
using VideoGen.Providers;
using VideoGen.Providers.Requests;

namespace VideoGen.Planning;

/// <summary>
/// Plans films: by a language model where one may be asked, whose answer is read strictly and mended once, else by the built-in planner,
/// which always has an answer.
/// </summary>
public sealed class FilmPlanner(IOptions<PlannerOptions> options, ILogger<FilmPlanner> log)
{
    private const string NoSources = "{}";

    private static readonly TextSchema Schema = new("storyboard", StoryboardSchema.ForModels);

    /// <summary>Plans a film.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="providers">Who may be asked, in the order of preference; those that make text.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<PlannedFilm> PlanAsync(GenerateRequest request, IReadOnlyList<IProvider> providers, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(providers);
        // A prompt that names files of its owner is a script already; a model would lose where they belong.
        if (request.Planner == PlannerChoice.Builtin || (request.Planner == PlannerChoice.Auto && request.Sources != NoSources)) return BuiltIn(request, [], []);
        var uses = new List<ProviderUse>();
        var notes = new List<PlanNote>();
        var spent = false;
        foreach (var provider in providers.Take(options.Value.MostModels))
        {
            // Somebody may have been paid already for an answer that was lost; a second bill needs a person who wants it.
            if (spent && provider.Capability.Paid) continue;
            var (board, fault) = await AskAsync(provider, request, uses, ct);
            if (board is not null) return new PlannedFilm(board, provider.Name, notes, uses);
            log.NotPlanned(provider.Name, fault);
            notes.Add(new PlanNote(provider.Name, fault));
            spent |= uses[^1].MaybePaid;
        }

        if (notes.Count == 0 && request.Planner == PlannerChoice.Llm) notes.Add(new PlanNote(null, "No language model is set up."));
        return BuiltIn(request, notes, uses);
    }

    private static PlannedFilm BuiltIn(GenerateRequest request, IReadOnlyList<PlanNote> notes, IReadOnlyList<ProviderUse> uses) =>
        new(PromptPlanner.Plan(request), PlannedFilm.BuiltInName, notes, uses);

    private async Task<(Storyboard? Board, string Fault)> AskAsync(IProvider provider, GenerateRequest request, List<ProviderUse> uses, CancellationToken ct)
    {
        var question = ModelAnswer.Question(request);
        if (question.Length > provider.Capability.MaxPromptCharacters) question = ModelAnswer.Question(request with { Prompt = request.Prompt[..(provider.Capability.MaxPromptCharacters / 8)] });
        using var patience = new CancellationTokenSource(options.Value.Timeout);
        var asked = new TextRequest { Key = Guid.NewGuid(), Prompt = question, Instructions = Instructions.Plan, Schema = Schema, Seed = request.Seed % int.MaxValue };
        var first = await TextModels.AskAsync(provider, asked, "plan", uses, patience.Token, ct);
        if (first.Text is null && !first.CanBeMended) return (null, first.Fault);
        var (board, problems) = first.Text is null ? (null, [new FieldError("storyboard", "must be one JSON object.")]) : ModelAnswer.Read(first.Text, request);
        if (board is not null) return (board, "");

        var mended = asked with { Key = Guid.NewGuid(), Prompt = Instructions.Mend(question, first.Text, problems) };
        var second = await TextModels.AskAsync(provider, mended, "plan", uses, patience.Token, ct);
        if (second.Text is null) return (null, second.Fault);
        (board, problems) = ModelAnswer.ReadAndShorten(second.Text, request);
        return board is not null
            ? (board, "")
            : (null, $"its answer was not usable, also not when asked again: {string.Join(" ", problems.Take(3).Select(problem => $"{problem.Field} {problem.Message}"))}");
    }
}
