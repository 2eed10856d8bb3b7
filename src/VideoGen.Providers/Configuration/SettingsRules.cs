using System.Globalization;
using VideoGen.Core.Errors;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.ComfyUi;

namespace VideoGen.Providers.Configuration;

/// <summary>Checks the configuration of providers; the same rules for the file and for the page of the admin.</summary>
public static class SettingsRules
{
    private static readonly string[] Dialects = ["openai", "vllm-omni", "sglang"];

    /// <summary>Every problem at once, with the field's name as it is written in the configuration.</summary>
    public static IReadOnlyList<FieldError> Check(ProviderSettings settings)
    {
        var problems = new List<FieldError>();
        void Add(string field, string message) => problems.Add(new FieldError(field, message));

        if (settings.Name.Length is 0 or > 40 || !settings.Name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            Add("name", "must be 1 to 40 lower-case letters, digits and hyphens.");
        if (settings.Concurrency is < 1 or > 64) Add("concurrency", "must be 1 to 64.");
        if (!ProviderKinds.All.TryGetValue(settings.Kind, out var kind))
        {
            Add("kind", $"must be one of {string.Join(", ", ProviderKinds.All.Keys)}.");
            return problems;
        }

        problems.AddRange(Address(settings, kind));
        problems.AddRange(Model(settings, kind));
        problems.AddRange(Lists(settings));
        problems.AddRange(Webhook(settings));
        problems.AddRange(Workflows(settings));
        problems.AddRange(Inputs(settings));
        return problems;
    }

    private static IEnumerable<FieldError> Address(ProviderSettings settings, KindRule kind)
    {
        if (settings.BaseUrl.Length == 0 && kind.BaseUrl is null)
            yield return new FieldError("base_url", $"must be set: {settings.Kind} has no address of its own.");
        if (settings.BaseUrl.Length > 0 && (!Uri.TryCreate(settings.BaseUrl, UriKind.Absolute, out var url)
            || url.Scheme is not ("http" or "https") || url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0))
            yield return new FieldError("base_url", "must be an http or https address without user, query and fragment.");
        if (settings.Kind == ProviderKinds.OpenAiVideos && settings.BaseUrl.Contains("api.openai.com", StringComparison.OrdinalIgnoreCase))
            yield return new FieldError("base_url", "must be a server of your own: OpenAI ended its video service on 2026-09-24.");
        var officialOpenAi = kind.BaseUrl == "https://api.openai.com/v1" && settings.BaseUrl.Length == 0;
        if (settings.ApiKey.IsEmpty && (kind.NeedsKey || officialOpenAi))
            yield return new FieldError("api_key", $"must be set for {settings.Kind}{(officialOpenAi ? " without a base_url" : "")}.");
        if (settings.ApiKey.Reveal().Any(c => c is <= ' ' or > '~'))
            yield return new FieldError("api_key", "must be printable ASCII without spaces.");
    }

    private static IEnumerable<FieldError> Model(ProviderSettings settings, KindRule kind)
    {
        if (settings.Kind == ProviderKinds.OpenAiVideos && !Dialects.Contains(settings.Dialect))
            yield return new FieldError("dialect", $"must be one of {string.Join(", ", Dialects)}.");
        if (settings.Kind != ProviderKinds.OpenAiVideos && settings.Dialect.Length > 0)
            yield return new FieldError("dialect", $"means nothing for {settings.Kind}; leave it out.");
        if (settings.Media.Length > 0 && !kind.Media.Any(one => Name(one) == settings.Media))
            yield return new FieldError("media", $"must be one of {string.Join(", ", kind.Media.Select(Name))} for {settings.Kind}.");
        // A ComfyUI server and a self-hosted video server have one thing to run; everything else has to be told.
        if (settings.Model.Length == 0 && settings.Kind is not (ProviderKinds.ComfyUi or ProviderKinds.OpenAiVideos))
            yield return new FieldError("model", "must be set.");
        if (settings.Model.Length > 200 || settings.Model.Any(c => c is <= ' ' or > '~' or '?' or '#' or '\\') || settings.Model.Contains("..", StringComparison.Ordinal))
            yield return new FieldError("model", "must be at most 200 printable characters without spaces, \"?\", \"#\", \"\\\" and \"..\".");
    }

    private static IEnumerable<FieldError> Lists(ProviderSettings settings)
    {
        for (var i = 0; i < settings.Sizes.Count; i++)
            if (FrameSize.Parse(settings.Sizes[i]) is null)
                yield return new FieldError(At("sizes", i), "must look like 1280x720.");
        for (var i = 0; i < settings.Seconds.Count; i++)
            if (!(settings.Seconds[i] is > 0 and <= 3600))
                yield return new FieldError(At("seconds", i), "must be above 0 and at most 3600.");
        for (var i = 0; i < settings.Fps.Count; i++)
            if (!(settings.Fps[i] is > 0 and <= 240))
                yield return new FieldError(At("fps", i), "must be above 0 and at most 240.");
        if (settings.Prices.Select(price => price.Currency).Distinct(StringComparer.Ordinal).Count() > 1)
            yield return new FieldError("prices", "must all be in one currency.");
        for (var i = 0; i < settings.Prices.Count; i++)
        {
            if (PriceSettings.Unit(settings.Prices[i].Per) is null)
                yield return new FieldError(At("prices", i) + ".per", "must be second, item, thousand_characters, million_input_tokens or million_output_tokens.");
            if (settings.Prices[i].Amount is < 0 or > 1_000_000) yield return new FieldError(At("prices", i) + ".amount", "must be 0 to 1000000.");
            if (settings.Prices[i].Currency.Length != 3 || !settings.Prices[i].Currency.All(char.IsAsciiLetterUpper))
                yield return new FieldError(At("prices", i) + ".currency", "must be three capital letters, like USD.");
        }
    }

    private static IEnumerable<FieldError> Webhook(ProviderSettings settings)
    {
        if (settings.WebhookUrl.Length == 0) yield break;
        if (settings.Kind != ProviderKinds.Replicate)
            yield return new FieldError("webhook_url", $"is not used with {settings.Kind}, which is asked instead; leave it out.");
        if (!Uri.TryCreate(settings.WebhookUrl, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttps)
            yield return new FieldError("webhook_url", "must be an https address.");
        if (settings.WebhookSecret.IsEmpty)
            yield return new FieldError("webhook_secret", "must be set beside webhook_url: posts that are not signed are not believed.");
    }

    private static IEnumerable<FieldError> Inputs(ProviderSettings settings)
    {
        if (settings.Inputs.Count + settings.Defaults.Count > 0 && settings.Kind is not (ProviderKinds.Replicate or ProviderKinds.Fal))
            yield return new FieldError("inputs", $"and defaults mean nothing for {settings.Kind}; leave them out.");
        foreach (var name in settings.Inputs.Keys.Except(ModelInputs.Names))
            yield return new FieldError($"inputs.{name}", $"must be one of {string.Join(", ", ModelInputs.Names)}.");
    }

    private static IEnumerable<FieldError> Workflows(ProviderSettings settings)
    {
        if (settings.Workflows.Count > 0 && settings.Kind != ProviderKinds.ComfyUi)
            yield return new FieldError("workflows", $"means nothing for {settings.Kind}; leave it out.");
        foreach (var (name, json) in settings.Workflows)
            foreach (var problem in Workflow.Read(json).Problems)
                yield return problem with { Field = $"workflows.{name}{problem.Field["workflow".Length..]}" };
    }

    private static string At(string field, int index) => string.Create(CultureInfo.InvariantCulture, $"{field}[{index}]");

    private static string Name(MediaKind kind) => kind.ToString().ToLowerInvariant();
}
