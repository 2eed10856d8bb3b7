using System.Text.Json;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Http;
using VideoGen.Providers.Requests;
using VideoGen.Providers.Tickets;

namespace VideoGen.Providers.Chat;

/// <summary>What all models of text have in common: answers that should be JSON, and tokens that are counted.</summary>
internal static class TextAnswers
{
    /// <summary>The text, or that it is not the JSON that was asked for. Whether it follows the schema is the caller's to check.</summary>
    internal static RemoteState Read(string content, TextRequest request)
    {
        if (request.Schema is null) return Of(content);
        var json = Unfenced(content);
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object) return Of(json);
        }
        catch (JsonException)
        {
            // Said below, for both ways of being wrong.
        }

        return RemoteState.Failed(new ProviderError(ProviderFault.BadAnswer, "The answer is not the JSON object that was asked for."));
    }

    internal static IReadOnlyDictionary<PriceUnit, decimal> Used(JsonElement? usage, string input, string output) => new Dictionary<PriceUnit, decimal>
    {
        [PriceUnit.MillionInputTokens] = Millions(usage?.Number(input)),
        [PriceUnit.MillionOutputTokens] = Millions(usage?.Number(output)),
    };

    private static RemoteState Of(string text) => RemoteState.Succeeded(new RemoteResult { Kind = MediaKind.Text, Text = text });

    /// <summary>Models without a JSON mode like to wrap it in a block of Markdown.</summary>
    private static string Unfenced(string content)
    {
        var text = content.Trim();
        if (!text.StartsWith("```", StringComparison.Ordinal) || !text.EndsWith("```", StringComparison.Ordinal) || text.Length < 6) return text;
        var line = text.IndexOf('\n', StringComparison.Ordinal);
        return line < 0 ? text : text[(line + 1)..^3].Trim();
    }

    private static decimal Millions(double? tokens) => (decimal)Math.Clamp(tokens ?? 0, 0, 1e12) / 1_000_000m;
}
