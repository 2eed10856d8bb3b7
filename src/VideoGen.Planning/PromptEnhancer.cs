using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VideoGen.Composition.Planning;
using VideoGen.Core.Providers;
using VideoGen.Core.Requests;
using VideoGen.Providers;
using VideoGen.Providers.Requests;

namespace VideoGen.Planning;

/// <summary>A prompt that was made better.</summary>
/// <param name="Prompt">The better one.</param>
/// <param name="By">Name of the provider whose model did it, or <see cref="PlannedFilm.BuiltInName"/>.</param>
/// <param name="Uses">What was asked of models, and what it cost.</param>
public sealed record EnhancedPrompt(string Prompt, string By, IReadOnlyList<ProviderUse> Uses);

/// <summary>Makes prompts better: by a language model where one may be asked, else by rules.</summary>
public sealed class PromptEnhancer(IOptions<PlannerOptions> options, ILogger<PromptEnhancer> log)
{
    private const int MostTokens = 4096;

    private static readonly TextSchema Schema = new(
        "prompt", """{"type":"object","properties":{"prompt":{"type":"string"}},"required":["prompt"],"additionalProperties":false}""");

    /// <summary>Makes a prompt better.</summary>
    /// <param name="prompt">A checked prompt.</param>
    /// <param name="goal">What viewers shall do or feel at the end; may be empty.</param>
    /// <param name="providers">Who may be asked, in the order of preference; those that make text.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<EnhancedPrompt> EnhanceAsync(string prompt, string goal, IReadOnlyList<IProvider> providers, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(providers);
        var uses = new List<ProviderUse>();
        foreach (var provider in providers.Take(options.Value.MostModels))
        {
            if (uses.Any(use => use.MaybePaid) && provider.Capability.Paid) continue;
            using var patience = new CancellationTokenSource(options.Value.Timeout);
            var asked = new TextRequest
            {
                Key = Guid.NewGuid(), Prompt = JsonSerializer.Serialize(new { text = prompt, goal }), Instructions = Instructions.Enhance, Schema = Schema, MaxTokens = MostTokens,
            };
            var answer = await TextModels.AskAsync(provider, asked, "enhance", uses, patience.Token, ct);
            if (answer.Text is { } json && Read(json) is { } better) return new EnhancedPrompt(better, provider.Name, uses);
            log.NotPlanned(provider.Name, answer.Text is null ? answer.Fault : "its answer was no prompt.");
        }

        return new EnhancedPrompt(PromptEnhancement.Of(prompt, goal), PlannedFilm.BuiltInName, uses);
    }

    /// <summary>The answer's prompt, when it is one that could be sent.</summary>
    private static string? Read(string json)
    {
        using var answer = JsonDocument.Parse(json); // it was read as an object before
        var prompt = answer.RootElement.TryGetProperty("prompt", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()!.Trim() : "";
        return prompt.Any(char.IsLetterOrDigit) && TextRules.Fault(prompt, GenerateLimits.PromptLength) is null ? prompt : null;
    }
}
