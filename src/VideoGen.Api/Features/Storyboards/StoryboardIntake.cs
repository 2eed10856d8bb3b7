using VideoGen.Api.Features.Assets;
using VideoGen.Composition.Planning;
using VideoGen.Composition.Sources;
using VideoGen.Composition.Storyboards;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;

namespace VideoGen.Api.Features.Storyboards;

/// <summary>Finds the files that a storyboard, or a prompt, names among those that its owner has uploaded.</summary>
internal sealed class StoryboardIntake(AssetSources assets)
{
    /// <param name="Request">The request with what is known of its files.</param>
    /// <param name="Assets">The files that are used.</param>
    /// <param name="Problems">What is wrong with them.</param>
    public sealed record Read(GenerateRequest Request, IReadOnlyList<Guid> Assets, IReadOnlyList<FieldError> Problems);

    /// <summary>Finds and checks the files of a film.</summary>
    /// <param name="owner">Whose film it is.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="board">Its storyboard; null when it has a prompt, which is planned to see what it names.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Read> ReadAsync(UserId owner, GenerateRequest request, Storyboard? board, CancellationToken ct)
    {
        var film = board ?? PromptPlanner.Plan(request);
        var named = VisualRules.Sources(film);
        if (named.Count == 0)
            return new(request, [], []);
        var found = await assets.FindAsync(owner, named.Select(n => n.Name), ct);
        var problems = VisualRules.Check(film, found.Sources).Select(problem => board is null ? problem with { Field = "prompt" } : StoryboardInput.Within(problem));
        return new(request with { Sources = SourceMediaJson.WriteAll(found.Sources) }, found.Assets, [.. problems]);
    }
}
