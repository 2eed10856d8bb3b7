using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace VideoGen.Contracts.Tests.Rpc;

/// <summary>Writes down which side's interceptor saw which call, in order.</summary>
internal sealed class Recorder
{
    private readonly ConcurrentQueue<string> _calls = new();

    public IReadOnlyCollection<string> Calls => _calls;

    private void Add(string side, string method) => _calls.Enqueue($"{side} {method}");

    internal sealed class Client(Recorder recorder) : Interceptor
    {
        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            TRequest request,
            ClientInterceptorContext<TRequest, TResponse> context,
            AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
        {
            recorder.Add("client", context.Method.Name);
            return continuation(request, context);
        }

        public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
            TRequest request,
            ClientInterceptorContext<TRequest, TResponse> context,
            AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation)
        {
            recorder.Add("client", context.Method.Name);
            return continuation(request, context);
        }
    }

    internal sealed class Server(Recorder recorder) : Interceptor
    {
        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
        {
            recorder.Add("server", context.Method.Split('/')[^1]);
            return continuation(request, context);
        }

        public override Task ServerStreamingServerHandler<TRequest, TResponse>(
            TRequest request,
            IServerStreamWriter<TResponse> responseStream,
            ServerCallContext context,
            ServerStreamingServerMethod<TRequest, TResponse> continuation)
        {
            recorder.Add("server", context.Method.Split('/')[^1]);
            return continuation(request, responseStream, context);
        }
    }
}
