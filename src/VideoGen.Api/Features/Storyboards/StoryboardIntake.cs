using VideoGen.Api.Features.Assets;
using VideoGen.Composition.Planning;
using VideoGen.Composition.Sources;
using VideoGen.Composition.Storyboards;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;
using VideoGen.Data.Jobs;

namespace VideoGen.Api.Features.Storyboards;

/// <summary>Finds the files that a storyboard, or a prompt, names among those that its owner has uploaded.</summary>
internal sealed class StoryboardIntake(AssetSources assets)
{
    /// <param name="Request">The request with what is known of its files.</param>
    /// <param name="Assets">The files that are used and were looked for.</param>
    /// <param name="Problems">What is wrong with them, by paths in the storyboard.</param>
    public sealed record Read(GenerateRequest Request, IReadOnlyList<Guid> Assets, IReadOnlyList<FieldError> Problems);

    /// <summary>Finds and checks the files of a film. Those that its request knows already stay what they were.</summary>
    /// <param name="owner">Whose film it is.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="board">Its storyboard; null when it has a prompt, which is planned to see what it names.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Read> ReadAsync(UserId owner, GenerateRequest request, Storyboard? board, CancellationToken ct)
    {
        var film = board ?? PromptPlanner.Plan(request);
        string[] named = [.. VisualRules.Sources(film).Select(n => n.Name)];
        if (named.Length == 0)
            return new(request with { Sources = "{}" }, [], []);
        var known = SourceMediaJson.ReadAll(request.Sources);
        var found = await assets.FindAsync(owner, named.Where(name => !known.ContainsKey(name)), ct);
        var sources = known.Where(k => named.Contains(k.Key)).Concat(found.Sources).ToDictionary(StringComparer.Ordinal);
        return new(request with { Sources = SourceMediaJson.WriteAll(sources) }, found.Assets, VisualRules.Check(film, sources));
    }

    /// <summary>The same for a job that is about to be made.</summary>
    /// <param name="asked">What to make, with a storyboard.</param>
    /// <param name="board">The storyboard.</param>
    /// <param name="field">Field of the request to which problems belong.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<(SubmitJob Asked, IReadOnlyList<FieldError> Problems)> WithFilesAsync(SubmitJob asked, Storyboard board, string field, CancellationToken ct)
    {
        var read = await ReadAsync(asked.Owner, (GenerateRequest)asked.Request, board, ct);
        return (asked with { Request = read.Request, Uploads = read.Assets }, [.. read.Problems.Select(p => p with { Field = field })]);
    }
}
