namespace Grpc.Core;

/// <summary>
/// The end of a call that all four call types share. The transport hands over either closures or static delegates with one state object
/// (the cheaper form, which the official client uses); closures are carried as the state of delegates that call them.
/// </summary>
internal readonly struct AsyncCallState(
    Func<object, Task<Metadata>> responseHeadersAsync,
    Func<object, Status> getStatus,
    Func<object, Metadata> getTrailers,
    Action<object> dispose,
    object state)
{
    public AsyncCallState(Task<Metadata> responseHeadersAsync, Func<Status> getStatus, Func<Metadata> getTrailers, Action dispose)
        : this(
            static s => ((Closures)s).ResponseHeaders,
            static s => ((Closures)s).GetStatus(),
            static s => ((Closures)s).GetTrailers(),
            static s => ((Closures)s).Dispose(),
            new Closures(responseHeadersAsync, getStatus, getTrailers, dispose))
    {
    }

    public Task<Metadata> ResponseHeadersAsync() => responseHeadersAsync(state);

    public Status GetStatus() => getStatus(state);

    public Metadata GetTrailers() => getTrailers(state);

    public void Dispose() => dispose(state);

    private sealed record Closures(Task<Metadata> ResponseHeaders, Func<Status> GetStatus, Func<Metadata> GetTrailers, Action Dispose);
}
