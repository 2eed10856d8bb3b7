using System.Text.Json;
using VideoGen.Core.Providers;
using VideoGen.Providers;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Requests;
using VideoGen.Providers.Tickets;

namespace VideoGen.Planning;

/// <summary>Asks language models, and notes what that cost.</summary>
internal static class TextModels
{
    /// <summary>Asks one question once.</summary>
    /// <param name="provider">Whom.</param>
    /// <param name="request">What.</param>
    /// <param name="purpose">What for, for the books.</param>
    /// <param name="uses">Gets one more entry, whatever comes of it.</param>
    /// <param name="patience">Cancelled when it has taken too long: that is a fault like others.</param>
    /// <param name="ct">Cancelled when nobody wants an answer any more.</param>
    internal static async Task<TextAnswer> AskAsync(
        IProvider provider, TextRequest request, string purpose, List<ProviderUse> uses, CancellationToken patience, CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience, ct);
        Creation creation;
        try
        {
            creation = await provider.CreateAsync(request, either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            creation = Creation.Of(new ProviderError(ProviderFault.Timeout, "it did not answer in time.") { Spending = Spending.Maybe });
        }

        var error = creation.Error ?? creation.State?.Error;
        var text = creation.State?.Results is [{ Text: { Length: > 0 } answer }, ..] ? answer : null;
        Money? cost = creation.State is { } state && CostEstimate.Of(state.Used, provider.Capability) is [var one, ..] ? one : null;
        uses.Add(new ProviderUse
        {
            Provider = provider.Name,
            Model = provider.Capability.Model,
            Purpose = purpose,
            Fault = text is null ? Word(error?.Fault ?? ProviderFault.BadAnswer) : null,
            MaybePaid = creation.Error?.Spending == Spending.Maybe,
            Amount = cost?.Amount,
            Currency = cost?.Currency,
        });
        return new TextAnswer(text, error?.Message ?? "it gave no answer.", error?.Fault == ProviderFault.BadAnswer && creation.Error is null);
    }

    private static string Word(ProviderFault fault) => JsonNamingPolicy.SnakeCaseLower.ConvertName(fault.ToString());
}

/// <summary>What came of a question.</summary>
/// <param name="Text">The answer; null when there is none.</param>
/// <param name="Fault">Why not, for people.</param>
/// <param name="CanBeMended">Whether the model answered, but in another form than it was asked for.</param>
internal sealed record TextAnswer(string? Text, string Fault, bool CanBeMended);
