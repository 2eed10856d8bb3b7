namespace VideoGen.Core.Providers;

/// <summary>A provider as it is stored and handed from service to service.</summary>
/// <param name="Name">1 to 40 lower-case letters, digits and hyphens.</param>
/// <param name="Settings">Its settings without secrets: a JSON object with the names that the configuration uses.</param>
/// <param name="Secrets">Its secrets, encrypted with the key that the services share; empty when it has none.</param>
public sealed record ProviderEntry(string Name, string Settings, ReadOnlyMemory<byte> Secrets);
