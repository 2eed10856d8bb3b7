using Microsoft.Extensions.Logging;
using VideoGen.Providers.Http;

namespace VideoGen.Providers;

/// <summary>What every provider gets from its surroundings.</summary>
internal sealed record ProviderContext(TimeProvider Time, ILogger Logger, NetworkAccess Network);
