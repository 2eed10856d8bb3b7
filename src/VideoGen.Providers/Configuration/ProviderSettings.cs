using System.Text.Json.Serialization;
using Microsoft.Extensions.Configuration;
using VideoGen.Providers.Capabilities;

namespace VideoGen.Providers.Configuration;

/// <summary>One provider with one model: an element of the list in section <c>Providers</c>.</summary>
public sealed record ProviderSettings
{
    /// <summary>Name that requests, tickets and prices use: 1 to 40 lower-case letters, digits and hyphens.</summary>
    [ConfigurationKeyName("name")]
    public string Name { get; set; } = "";

    /// <summary>Which wire it speaks; see <see cref="ProviderKinds"/>.</summary>
    [ConfigurationKeyName("kind")]
    public string Kind { get; set; } = "";

    /// <summary>Of the OpenAI video wire: <c>openai</c>, <c>vllm-omni</c> or <c>sglang</c>.</summary>
    [ConfigurationKeyName("dialect")]
    public string Dialect { get; set; } = "";

    /// <summary>http(s) address that paths are added to; empty for the vendor's own, where there is one.</summary>
    [ConfigurationKeyName("base_url")]
    public string BaseUrl { get; set; } = "";

    /// <summary>The key; empty for servers without one.</summary>
    [ConfigurationKeyName("api_key")]
    [JsonIgnore]
    public Secret ApiKey { get; set; } = Secret.None;

    /// <summary>The provider's own name of the model.</summary>
    [ConfigurationKeyName("model")]
    public string Model { get; set; } = "";

    /// <summary>What it makes, for wires that carry several kinds: <c>video</c>, <c>image</c>, <c>text</c>, <c>speech</c>, <c>music</c>.</summary>
    [ConfigurationKeyName("media")]
    public string Media { get; set; } = "";

    /// <summary>Most jobs at once, 1 to 64.</summary>
    [ConfigurationKeyName("concurrency")]
    public int Concurrency { get; set; } = 4;

    /// <summary>Voice of speech when a request names none.</summary>
    [ConfigurationKeyName("voice")]
    public string Voice { get; set; } = "";

    /// <summary>Frame sizes that the model takes, "1280x720"; empty for the wire's own rule.</summary>
    [ConfigurationKeyName("sizes")]
    public IList<string> Sizes { get; init; } = [];

    /// <summary>Lengths in seconds that the model makes; empty for the wire's own rule.</summary>
    [ConfigurationKeyName("seconds")]
    public IList<double> Seconds { get; init; } = [];

    /// <summary>Frame rates that the model takes; empty where it decides.</summary>
    [ConfigurationKeyName("fps")]
    public IList<double> Fps { get; init; } = [];

    /// <summary>Names of the model's inputs by our names (prompt, negative_prompt, seed, seconds, fps, width, height, size, aspect_ratio, image, video, strength), for wires where each model has its own.</summary>
    [ConfigurationKeyName("inputs")]
    public IDictionary<string, string> Inputs { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Inputs that are sent with each request, by the model's names; a value that reads as JSON is sent as that.</summary>
    [ConfigurationKeyName("defaults")]
    public IDictionary<string, string> Defaults { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Workflows by name: the JSON itself. The one named "default" is used when a request names none.</summary>
    [ConfigurationKeyName("workflows")]
    public IDictionary<string, string> Workflows { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Public https address that the provider may post states to; empty for asking only.</summary>
    [ConfigurationKeyName("webhook_url")]
    public string WebhookUrl { get; set; } = "";

    /// <summary>Secret that such posts are signed with.</summary>
    [ConfigurationKeyName("webhook_secret")]
    [JsonIgnore]
    public Secret WebhookSecret { get; set; } = Secret.None;

    /// <summary>What it costs.</summary>
    [ConfigurationKeyName("prices")]
    public IList<PriceSettings> Prices { get; init; } = [];
}

/// <summary>What one unit costs.</summary>
public sealed record PriceSettings
{
    /// <summary><c>second</c>, <c>item</c>, <c>thousand_characters</c>, <c>million_input_tokens</c> or <c>million_output_tokens</c>.</summary>
    [ConfigurationKeyName("per")]
    public string Per { get; set; } = "";

    /// <summary>In whole units of the currency.</summary>
    [ConfigurationKeyName("amount")]
    public decimal Amount { get; set; }

    /// <summary>ISO 4217.</summary>
    [ConfigurationKeyName("currency")]
    public string Currency { get; set; } = "USD";

    internal static PriceUnit? Unit(string name) =>
        Enum.TryParse<PriceUnit>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var unit) ? unit : null;
}
