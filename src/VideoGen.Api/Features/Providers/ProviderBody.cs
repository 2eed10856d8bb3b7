using System.ComponentModel;
using System.Text.Json;
using VideoGen.Api.OpenApi;
using VideoGen.Providers.Configuration;

namespace VideoGen.Api.Features.Providers;

/// <summary>What an administrator says of a provider. What is null is not said.</summary>
public record ProviderBody
{
    [Description("Which wire it speaks: openai-videos, comfyui, openai-chat, openai-speech, openai-images, gemini, veo, gemini-interactions, replicate, fal, elevenlabs. Required for a new one.")]
    [Example("\"openai-chat\"")]
    public string? Kind { get; init; }

    [Description("Of openai-videos: openai, vllm-omni or sglang.")]
    public string? Dialect { get; init; }

    [Description("http(s) address that paths are added to; empty for the vendor's own. It may be inside your network: only administrators can set it. Link-local addresses are refused.")]
    [Example("\"http://gpu:8000/v1\"")]
    public string? BaseUrl { get; init; }

    [Description("The key. Written and never read again; empty removes it. Must be given again when kind or base_url change.")]
    public string? ApiKey { get; init; }

    [Description("The provider's own name of the model.")]
    [Example("\"qwen3\"")]
    public string? Model { get; init; }

    [Description("What it makes, for kinds that make several: video, image, text, speech, music.")]
    public string? Media { get; init; }

    [Description("Most jobs at once. Default 4.")]
    [Bounds(1, 64)]
    public int? Concurrency { get; init; }

    [Description("Voice of speech when a request names none.")]
    public string? Voice { get; init; }

    [Description("Frame sizes that the model takes, as 1280x720; empty for the usual of its kind.")]
    public IReadOnlyList<string>? Sizes { get; init; }

    [Description("Lengths in seconds that the model makes; empty for the usual of its kind.")]
    public IReadOnlyList<double>? Seconds { get; init; }

    [Description("Frame rates that the model takes; empty where it decides.")]
    public IReadOnlyList<double>? Fps { get; init; }

    [Description("Names of the model's inputs by our names, for replicate and fal.")]
    public IReadOnlyDictionary<string, string>? Inputs { get; init; }

    [Description("Inputs that are always sent, by the model's names, for replicate and fal.")]
    public IReadOnlyDictionary<string, string>? Defaults { get; init; }

    [Description("Workflows of comfyui by name, each in the API format as an object or as its text; \"default\" is used when a request names none.")]
    public IReadOnlyDictionary<string, JsonElement>? Workflows { get; init; }

    [Description("Public https address of this server that replicate may post states to: https://HOST/api/v1/webhooks/NAME. Empty for asking only.")]
    public string? WebhookUrl { get; init; }

    [Description("Secret that such posts are signed with. Written and never read again.")]
    public string? WebhookSecret { get; init; }

    [Description("What it costs. Without prices its cost is unknown, and counts as none against budgets.")]
    public IReadOnlyList<PriceBody>? Prices { get; init; }

    [Description("Whether films may use it. Default true.")]
    public bool? Enabled { get; init; }

    [Description("Lower ones are preferred. A new one comes last unless it says its position.")]
    [Bounds(-1_000_000, 1_000_000)]
    public int? Position { get; init; }

    [Description("The revision that this change is meant for: with another one the answer is 409 and nothing changes. Without it the last change wins.")]
    public long? Revision { get; init; }

    /// <summary>The settings that come of this: what is said, over what there was.</summary>
    internal ProviderSettings Over(ProviderSettings old, string name) => old with
    {
        Name = name,
        Kind = Kind ?? old.Kind,
        Dialect = Dialect ?? old.Dialect,
        BaseUrl = BaseUrl?.Trim() ?? old.BaseUrl,
        ApiKey = ApiKey is null ? old.ApiKey : new Secret(ApiKey.Trim()),
        Model = Model ?? old.Model,
        Media = Media ?? old.Media,
        Concurrency = Concurrency ?? old.Concurrency,
        Voice = Voice ?? old.Voice,
        Sizes = Sizes is null ? old.Sizes : [.. Sizes],
        Seconds = Seconds is null ? old.Seconds : [.. Seconds],
        Fps = Fps is null ? old.Fps : [.. Fps],
        Inputs = Inputs is null ? old.Inputs : Inputs.ToDictionary(),
        Defaults = Defaults is null ? old.Defaults : Defaults.ToDictionary(),
        Workflows = Workflows is null
            ? old.Workflows
            : Workflows.ToDictionary(pair => pair.Key, pair => pair.Value.ValueKind == JsonValueKind.String ? pair.Value.GetString()! : pair.Value.GetRawText()),
        WebhookUrl = WebhookUrl ?? old.WebhookUrl,
        WebhookSecret = WebhookSecret is null ? old.WebhookSecret : new Secret(WebhookSecret.Trim()),
        Prices = Prices is null ? old.Prices : [.. Prices.Select(price => new PriceSettings { Per = price.Per ?? "", Amount = price.Amount, Currency = price.Currency ?? "USD" })],
    };
}

/// <summary>Body of POST /providers.</summary>
public sealed record NewProvider : ProviderBody
{
    [Description("What to call it: 1 to 40 lower-case letters, digits and hyphens. Can't be changed.")]
    [Example("\"words\"")]
    [Longest(40)]
    public string? Name { get; init; }
}

/// <summary>A price.</summary>
public sealed record PriceBody
{
    [Description("What is counted: second, item, thousand_characters, million_input_tokens, million_output_tokens.")]
    [Words("second", "item", "thousand_characters", "million_input_tokens", "million_output_tokens")]
    public string? Per { get; init; }

    [Description("In whole units of the currency.")]
    [Bounds(0, 1_000_000)]
    public decimal Amount { get; init; }

    [Description("ISO 4217. Default USD.")]
    public string? Currency { get; init; }
}
