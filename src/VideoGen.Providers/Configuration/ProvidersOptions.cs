using Microsoft.Extensions.Options;

namespace VideoGen.Providers.Configuration;

/// <summary>All providers of the configuration, in the order of preference; section <c>Providers</c> is the list itself.</summary>
public sealed class ProvidersOptions
{
    /// <summary>May be empty: the built-in engine needs none.</summary>
    public IList<ProviderSettings> Items { get; init; } = [];
}

internal sealed class ProvidersOptionsValidator : IValidateOptions<ProvidersOptions>
{
    public ValidateOptionsResult Validate(string? name, ProvidersOptions options)
    {
        var problems = options.Items
            .SelectMany((settings, i) => SettingsRules.Check(settings).Select(problem => $"Providers:{i}:{problem.Field} {problem.Message}"))
            .Concat(options.Items.GroupBy(settings => settings.Name, StringComparer.Ordinal).Where(group => group.Count() > 1)
                .Select(group => $"Providers: the name \"{group.Key}\" is used {group.Count()} times; names must differ."))
            .ToArray();
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
