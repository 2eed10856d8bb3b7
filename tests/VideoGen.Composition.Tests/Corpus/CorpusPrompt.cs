using System.Text.Json;

namespace VideoGen.Composition.Tests.Corpus;

/// <summary>A prompt that people type, or try.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Language">The language that it is written in.</param>
/// <param name="Seconds">Length of the film that is asked for.</param>
/// <param name="Prompt">What is typed.</param>
/// <param name="Times">How many times over.</param>
public sealed record CorpusPrompt(string Id, string Language, double Seconds, string Prompt, int Times = 1)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<CorpusPrompt> All { get; } = JsonSerializer.Deserialize<CorpusPrompt[]>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Corpus", "prompts.json")), JsonSerializerOptions.Web)!; // the file is ours

    /// <summary>What is asked for, in full.</summary>
    public string Text => string.Concat(Enumerable.Repeat(Prompt, Times));
}
