using System.ComponentModel;
using System.Text.Json;
using VideoGen.Api.OpenApi;

namespace VideoGen.Api.Features.Providers;

/// <summary>A model of others that films may use.</summary>
public sealed record ProviderView
{
    [Description("Its name.")]
    public required string Name { get; init; }

    [Description("Which wire it speaks.")]
    public required string Kind { get; init; }

    [Description("The provider's own name of the model.")]
    public required string Model { get; init; }

    [Description("What it makes: video, image, text, speech, music.")]
    public required string Media { get; init; }

    [Description("Whether films may use it.")]
    public required bool Enabled { get; init; }

    [Description("Where it comes from: those of the configuration come first and can't be changed here.")]
    [Words("configuration", "database")]
    public required string Source { get; init; }

    [Description("Why it can't be used although it is enabled; null when it can.")]
    public string? Unusable { get; init; }

    [Description("What its model can do; null when it can't be used.")]
    public CapabilityView? Capability { get; init; }

    [Description("For administrators: how it is set up; null for others.")]
    public ProviderAdminView? Admin { get; init; }
}

/// <summary>What administrators see of a provider.</summary>
public sealed record ProviderAdminView
{
    [Description("Its settings by the names of the body, without secrets.")]
    public required JsonElement Settings { get; init; }

    [Description("Whether it has a key. The key itself is never told.")]
    public required bool KeySet { get; init; }

    [Description("Whether it has a secret for webhooks.")]
    public required bool WebhookSecretSet { get; init; }

    [Description("Lower ones are preferred; null for those of the configuration.")]
    public int? Position { get; init; }

    [Description("+1 at each change; null for those of the configuration.")]
    public long? Revision { get; init; }

    [Description("When it was last changed (UTC).")]
    public DateTimeOffset? UpdatedAt { get; init; }

    [Description("What the last test of its connection found since it was changed; null when there was none.")]
    public ProviderTestView? LastTest { get; init; }

    [Description("Questions of the last 24 hours, of everybody.")]
    public required long Calls { get; init; }

    [Description("Those of them that failed.")]
    public required long FailedCalls { get; init; }

    [Description("Why the newest of those failed; null when none did.")]
    public string? LastFault { get; init; }

    [Description("When it was last asked (UTC); null when it was not in the last month.")]
    public DateTimeOffset? LastUsedAt { get; init; }

    [Description("What it cost in this month (UTC) by its prices, for everybody; null when nothing of it had a known price.")]
    public MoneyView? SpentThisMonth { get; init; }
}

/// <summary>An amount of money.</summary>
public sealed record MoneyView
{
    [Description("In whole units of the currency.")]
    public required decimal Amount { get; init; }

    [Description("ISO 4217.")]
    [Example("\"USD\"")]
    public required string Currency { get; init; }
}

/// <summary>What a test of the connection found.</summary>
public sealed record ProviderTestView
{
    [Description("Whether the provider is there, knows the key and has the model.")]
    public required bool Ok { get; init; }

    [Description("When it was asked (UTC).")]
    public required DateTimeOffset At { get; init; }

    [Description("Milliseconds from question to answer.")]
    public required int LatencyMs { get; init; }

    [Description("Kind of the failure, such as unauthorized, unavailable, not_found; null when all is well.")]
    public string? Fault { get; init; }

    [Description("What is wrong, or what the provider says of itself.")]
    public string? Detail { get; init; }
}

/// <summary>What a model can do.</summary>
public sealed record CapabilityView
{
    [Description("The only frame sizes it makes; empty for any within min_side, max_side and step, or where it decides.")]
    public required IReadOnlyList<string> Sizes { get; init; }

    [Description("Smallest side in pixels; null where sizes are listed or the model decides.")]
    public int? MinSide { get; init; }

    [Description("Largest side in pixels; as min_side.")]
    public int? MaxSide { get; init; }

    [Description("Both sides are multiples of this; as min_side.")]
    public int? Step { get; init; }

    [Description("The only lengths it makes, in seconds; empty for any from min_seconds to max_seconds, or where it decides.")]
    public required IReadOnlyList<double> Seconds { get; init; }

    [Description("Shortest length in seconds.")]
    public double? MinSeconds { get; init; }

    [Description("Longest length in seconds.")]
    public double? MaxSeconds { get; init; }

    [Description("Frame rates; empty where the model decides.")]
    public required IReadOnlyList<double> Fps { get; init; }

    [Description("Most pictures that it can be shown.")]
    public required int ReferenceImages { get; init; }

    [Description("Most films that it can be shown.")]
    public required int ReferenceVideos { get; init; }

    [Description("Whether the same seed gives about the same result.")]
    public required bool Seed { get; init; }

    [Description("Whether speech comes with the time of each word.")]
    public required bool WordTimes { get; init; }

    [Description("Whether it measures its progress.")]
    public required bool RealProgress { get; init; }

    [Description("Whether a running job can be cancelled at the provider.")]
    public required bool Cancel { get; init; }

    [Description("Most characters of a prompt.")]
    public required int MaxPromptCharacters { get; init; }

    [Description("Most jobs at once.")]
    public required int Concurrency { get; init; }

    [Description("Whether it costs money, as far as is known.")]
    public required bool Paid { get; init; }

    [Description("What it costs; empty when that is not known.")]
    public required IReadOnlyList<PriceBody> Prices { get; init; }
}

public sealed record ProviderList
{
    [Description("In the order of preference.")]
    public required IReadOnlyList<ProviderView> Items { get; init; }
}
