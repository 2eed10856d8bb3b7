using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Grpc.Net.ClientFactory;

/// <summary>One channel per client name, for the life of the container, over the handlers that IHttpClientFactory builds for it.</summary>
internal sealed class GrpcChannelCache(
    IServiceProvider services,
    IHttpMessageHandlerFactory handlers,
    IOptionsMonitor<GrpcClientFactoryOptions> optionsByName,
    ILoggerFactory loggers) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Entry>> _entries = new();

    public CallInvoker GetInvoker(string name) => _entries.GetOrAdd(name, n => new Lazy<Entry>(() => Open(n))).Value.Invoker;

    public void Dispose()
    {
        foreach (var entry in _entries.Values.Where(e => e.IsValueCreated))
            entry.Value.Channel.Dispose();
    }

    private Entry Open(string name)
    {
        var options = optionsByName.Get(name);
        var address = options.Address
            ?? throw new InvalidOperationException($"gRPC client '{name}' has no address. Set one when registering the client.");

        var channelOptions = new GrpcChannelOptions
        {
            HttpHandler = handlers.CreateHandler(name),
            LoggerFactory = loggers,
            ServiceProvider = services,
        };
        foreach (var configure in options.ChannelOptionsActions)
            configure(channelOptions);

        var channel = GrpcChannel.ForAddress(address, channelOptions);
        var invoker = options.InterceptorRegistrations
            .Where(r => r.Scope == InterceptorScope.Channel)
            .Reverse()
            .Aggregate(channel.CreateCallInvoker(), (inner, registration) => inner.Intercept(registration.Creator(services)));
        return new Entry(channel, invoker);
    }

    private sealed record Entry(GrpcChannel Channel, CallInvoker Invoker);
}
