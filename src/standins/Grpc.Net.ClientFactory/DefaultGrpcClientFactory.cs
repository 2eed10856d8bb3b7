using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Grpc.Net.ClientFactory;

/// <summary>Makes a client per request for one; the channel and its connections below it are shared by name.</summary>
internal sealed class DefaultGrpcClientFactory(
    IServiceProvider services,
    GrpcChannelCache channels,
    IOptionsMonitor<GrpcClientFactoryOptions> optionsByName) : GrpcClientFactory
{
    public override TClient CreateClient<TClient>(string name)
    {
        var options = optionsByName.Get(name);
        var invoker = options.InterceptorRegistrations
            .Where(r => r.Scope == InterceptorScope.Client)
            .Reverse()
            .Aggregate(channels.GetInvoker(name), (inner, registration) => inner.Intercept(registration.Creator(services)));

        return (TClient)(options.Creator?.Invoke(invoker) ?? ActivatorUtilities.CreateInstance<TClient>(services, invoker));
    }
}
