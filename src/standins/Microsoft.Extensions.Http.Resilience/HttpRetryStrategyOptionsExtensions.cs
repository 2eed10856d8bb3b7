using Polly;

namespace Microsoft.Extensions.Http.Resilience;

public static class HttpRetryStrategyOptionsExtensions
{
    /// <summary>No retry of DELETE, PATCH, POST, PUT and CONNECT.</summary>
    public static void DisableForUnsafeHttpMethods(this HttpRetryStrategyOptions options) =>
        options.DisableFor(HttpMethod.Delete, HttpMethod.Patch, HttpMethod.Post, HttpMethod.Put, HttpMethod.Connect);

    public static void DisableFor(this HttpRetryStrategyOptions options, params HttpMethod[] methods)
    {
        if (methods.Length == 0) throw new ArgumentException("At least one method must be given.", nameof(methods));
        var before = options.ShouldHandle;
        options.ShouldHandle = async args =>
            await before(args) && args.Context.GetRequestMessage() is { } request && !methods.Contains(request.Method);
    }
}
