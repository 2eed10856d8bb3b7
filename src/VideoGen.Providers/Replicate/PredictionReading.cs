using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Http;
using VideoGen.Providers.Tickets;

namespace VideoGen.Providers.Replicate;

/// <summary>Reads a prediction, whether it was asked for or posted to us.</summary>
internal sealed partial class PredictionReading(MediaKind kind, Secret key)
{
    private const int MostMessage = 600;

    internal RemoteState Read(JsonElement prediction) => prediction.Text("status") switch
    {
        "starting" or "queued" => RemoteState.Queued,
        "succeeded" => Succeeded(prediction),
        "failed" => RemoteState.Failed(Failure(prediction.Text("error") ?? "The model failed; the provider does not say why.")),
        "canceled" or "aborted" => RemoteState.Cancelled,
        _ => RemoteState.Running with { Progress = Percent(prediction.Text("logs")) },
    };

    private RemoteState Succeeded(JsonElement prediction)
    {
        if (prediction.Member("data_removed") is { ValueKind: JsonValueKind.True })
            return RemoteState.Failed(new ProviderError(ProviderFault.Expired, "The provider has removed the result."));
        RemoteResult[] results = [.. Texts(prediction.Member("output")).Select(Result).OfType<RemoteResult>()];
        return results.Length == 0
            ? RemoteState.Failed(new ProviderError(ProviderFault.BadAnswer, "The model ended without a file."))
            : RemoteState.Succeeded(results) with { Used = new Dictionary<PriceUnit, decimal> { [PriceUnit.Item] = 1 } };
    }

    private RemoteResult? Result(string text)
    {
        if (JsonReading.Url(text) is { } url) return new RemoteResult { Kind = kind, Url = url };
        var comma = text.IndexOf(";base64,", StringComparison.Ordinal);
        if (!text.StartsWith("data:", StringComparison.Ordinal) || comma < 0) return null;
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64Chars(text.AsSpan(comma + 8), bytes, out var count) ? new RemoteResult { Kind = kind, Data = bytes.AsMemory(0, count) } : null;
    }

    private ProviderError Failure(string message)
    {
        var words = key.Redact(message.Length > MostMessage ? message[..MostMessage] + "…" : message);
        var fault = OpenAiErrors.IsOutOfMemory(message) ? ProviderFault.OutOfMemory
            : Blocked().IsMatch(message) ? ProviderFault.Safety
            : ProviderFault.Failed;
        return new ProviderError(fault, words);
    }

    /// <summary>One address, a list of them, or an object with some.</summary>
    private static IEnumerable<string> Texts(JsonElement? output) => output switch
    {
        { ValueKind: JsonValueKind.String } text => [text.GetString()!], // It is a string.
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().SelectMany(item => Texts(item)),
        { ValueKind: JsonValueKind.Object } members => members.EnumerateObject().SelectMany(member => Texts(member.Value)),
        _ => [],
    };

    /// <summary>The last "NN%" of a progress bar in the log; null when there is none.</summary>
    private static double? Percent(string? logs) =>
        logs is not null && Percentage().Matches(logs) is [.., var last] && int.Parse(last.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is <= 100 and var percent
            ? percent / 100d
            : null;

    [GeneratedRegex(@"(?<![\d.])(\d{1,3})%\|")]
    private static partial Regex Percentage();

    [GeneratedRegex("NSFW|safety|sensitive|content policy|moderat|flagged", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Blocked();
}
