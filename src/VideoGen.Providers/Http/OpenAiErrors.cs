using System.Net.Http.Headers;
using System.Text.Json;
using VideoGen.Providers.Tickets;

namespace VideoGen.Providers.Http;

/// <summary>Bearer keys and the error body of OpenAI, which compatible servers more or less follow.</summary>
internal static class OpenAiErrors
{
    internal static WireRules Rules { get; } = new(
        (headers, key) =>
        {
            if (!key.IsEmpty) headers.Authorization = new AuthenticationHeaderValue("Bearer", key.Reveal());
        },
        Read);

    /// <summary>{error: {message, type, param, code}}, {error: "…"}, or FastAPI's {detail: "…" | [{loc, msg}]}.</summary>
    internal static WireError? Read(JsonElement body) => body.Member("error") is { } error
        ? error.ValueKind == JsonValueKind.String
            ? new WireError(error.GetString())
            : Of(error.Text("message"), error.Text("code") ?? error.Text("type"), error.Text("param"))
        : body.Text("message") is { } message ? new WireError(message)
        : FastApi.Read(body);

    /// <summary>What a code means beyond its status.</summary>
    internal static WireError Of(string? message, string? code, string? field = null) => new(message, code, code switch
    {
        "insufficient_quota" or "billing_hard_limit_reached" or "billing_not_active" => ProviderFault.Billing,
        "content_policy_violation" or "image_content_policy_violation" or "moderation_blocked" or "sentinel_block" => ProviderFault.Safety,
        "rate_limit_exceeded" => ProviderFault.RateLimited,
        "model_not_found" => ProviderFault.NotFound,
        _ => IsOutOfMemory(message) ? ProviderFault.OutOfMemory : null,
    }, Field: field);

    /// <summary>What PyTorch says when a graphics card is full.</summary>
    internal static bool IsOutOfMemory(string? message) => message is not null
        && (message.Contains("out of memory", StringComparison.OrdinalIgnoreCase) || message.Contains("OutOfMemory", StringComparison.OrdinalIgnoreCase));
}

/// <summary>The error body of servers that are written with FastAPI.</summary>
internal static class FastApi
{
    internal static WireError? Read(JsonElement body)
    {
        if (body.Member("detail") is not { } detail) return null;
        if (detail.ValueKind == JsonValueKind.String) return new WireError(detail.GetString(), Fault: OpenAiErrors.IsOutOfMemory(detail.GetString()) ? ProviderFault.OutOfMemory : null);
        if (detail.ValueKind != JsonValueKind.Array || detail.GetArrayLength() == 0) return null;
        var first = detail[0];
        var field = string.Join('.', first.Member("loc").Items().Select(part => part.ToString()).Where(part => part != "body"));
        return new WireError($"{field}: {first.Text("msg")}", first.Text("type"), Field: field);
    }
}
