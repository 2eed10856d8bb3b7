using VideoGen.Providers.Requests;

namespace VideoGen.Providers.Capabilities;

/// <summary>What a request will cost, from the configured prices.</summary>
public static class CostEstimate
{
    /// <summary>Characters that make up a token in running text; rough on purpose, it is an estimate.</summary>
    private const decimal CharactersPerToken = 4;

    /// <summary>One sum for each currency; empty when no price is configured.</summary>
    public static IReadOnlyList<Money> Of(ProviderRequest request, Capability capability) =>
    [
        .. capability.Prices
            .GroupBy(price => price.Currency, StringComparer.Ordinal)
            .Select(group => new Money(group.Sum(price => price.Amount * Units(price.Per, request)), group.Key)),
    ];

    /// <summary>What an answer did cost, by the units that the provider counted.</summary>
    public static IReadOnlyList<Money> Of(IReadOnlyDictionary<PriceUnit, decimal> used, Capability capability) =>
    [
        .. capability.Prices
            .GroupBy(price => price.Currency, StringComparer.Ordinal)
            .Select(group => new Money(group.Sum(price => price.Amount * used.GetValueOrDefault(price.Per)), group.Key)),
    ];

    private static decimal Units(PriceUnit unit, ProviderRequest request) => unit switch
    {
        PriceUnit.Second => (decimal)(request switch
        {
            VideoRequest video => video.Seconds,
            MusicRequest music => music.Seconds,
            _ => 0,
        }),
        PriceUnit.Item => 1,
        PriceUnit.ThousandCharacters => request.Prompt.Length / 1000m,
        PriceUnit.MillionInputTokens => (request.Prompt.Length + ((request as TextRequest)?.Instructions?.Length ?? 0)) / CharactersPerToken / 1_000_000m,
        PriceUnit.MillionOutputTokens => (request as TextRequest)?.MaxTokens / 1_000_000m ?? 0,
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, null),
    };
}
