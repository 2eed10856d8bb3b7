using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;

namespace Grpc.Net.ClientFactory;

public class GrpcClientFactoryOptions
{
    public Uri? Address { get; set; }

    public IList<Action<GrpcChannelOptions>> ChannelOptionsActions { get; } = [];

    public IList<InterceptorRegistration> InterceptorRegistrations { get; } = [];

    /// <summary>Makes the client from its invoker; null: the public constructor that takes a CallInvoker.</summary>
    public Func<CallInvoker, object>? Creator { get; set; }
}

/// <summary>Whether the clients of one name share an interceptor or each gets its own.</summary>
public enum InterceptorScope
{
    Channel = 0,
    Client = 1,
}

public class InterceptorRegistration(InterceptorScope scope, Func<IServiceProvider, Interceptor> creator)
{
    public InterceptorScope Scope { get; } = scope;

    public Func<IServiceProvider, Interceptor> Creator { get; } = creator;
}
