using Microsoft.Extensions.Options;

namespace VideoGen.Providers.Secrets;

/// <summary>Section "Secrets": what keys of providers are encrypted with. The same in every service.</summary>
public sealed class SecretsOptions
{
    internal const string Section = "Secrets";
    internal const int ShortestKey = 32;

    /// <summary>At least 32 characters. Empty where no provider has a key.</summary>
    public string Key { get; set; } = "";

    /// <summary>Keys before the present one: what they encrypted can still be read, and is encrypted anew when it is next stored.</summary>
    public IList<string> FormerKeys { get; init; } = [];
}

internal sealed class SecretsOptionsValidator : IValidateOptions<SecretsOptions>
{
    public ValidateOptionsResult Validate(string? name, SecretsOptions options) =>
        options.Key.Length is > 0 and < SecretsOptions.ShortestKey || options.FormerKeys.Any(key => key.Length < SecretsOptions.ShortestKey)
            ? ValidateOptionsResult.Fail($"Secrets:Key and each of Secrets:FormerKeys must have at least {SecretsOptions.ShortestKey} characters.")
            : options.Key.Length == 0 && options.FormerKeys.Count > 0
                ? ValidateOptionsResult.Fail("Secrets:FormerKeys are of no use without Secrets:Key.")
                : ValidateOptionsResult.Success;
}
