using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace OpenTelemetry.Instrumentation.AspNetCore;

/// <summary>
/// Fills the server's own request span with the names of OpenTelemetry's HTTP conventions. The span itself, its parent and its
/// times are the framework's; this listens to the two diagnostic events around it.
/// </summary>
internal sealed class RequestSpans : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string Start = "Microsoft.AspNetCore.Hosting.HttpRequestIn.Start";
    private const string Stop = "Microsoft.AspNetCore.Hosting.HttpRequestIn.Stop";

    private static readonly string[] KnownMethods =
        ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE", "QUERY"];

    private static readonly string[] ExceptionEvents =
    [
        "Microsoft.AspNetCore.Hosting.UnhandledException", "Microsoft.AspNetCore.Diagnostics.UnhandledException",
        "Microsoft.AspNetCore.Diagnostics.HandledException",
    ];

    private readonly AspNetCoreTraceInstrumentationOptions options;
    private readonly IDisposable listeners;
    private readonly ConcurrentBag<IDisposable> events = [];

    internal RequestSpans(AspNetCoreTraceInstrumentationOptions options)
    {
        this.options = options;
        listeners = DiagnosticListener.AllListeners.Subscribe(this);
    }

    public void OnNext(DiagnosticListener value)
    {
        // One for each host in the process.
        if (value.Name == "Microsoft.AspNetCore") events.Add(value.Subscribe(this, IsWanted));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (Activity.Current is not { } span) return;
        if (value.Key == Start && value.Value is HttpContext started) OnStart(span, started);
        else if (value.Key == Stop && value.Value is HttpContext stopped) OnStop(span, stopped);
        else if (ExceptionEvents.Contains(value.Key)) OnException(span, value.Value);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        listeners.Dispose();
        foreach (var subscription in events) subscription.Dispose();
    }

    private static bool IsWanted(string name, object? context, object? more) =>
        name is Start or Stop or "Microsoft.AspNetCore.Hosting.HttpRequestIn" || ExceptionEvents.Contains(name);

    private void OnStart(Activity span, HttpContext context)
    {
        if (options.Filter?.Invoke(context) == false)
        {
            span.IsAllDataRequested = false;
            span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
            return;
        }

        if (!span.IsAllDataRequested) return;
        var request = context.Request;
        var method = KnownMethods.Contains(request.Method) ? request.Method : "_OTHER";
        span.DisplayName = method == "_OTHER" ? "HTTP" : method;
        span.SetTag("http.request.method", method);
        if (method == "_OTHER") span.SetTag("http.request.method_original", request.Method);
        span.SetTag("url.scheme", request.Scheme);
        span.SetTag("url.path", (request.PathBase + request.Path).Value ?? "/");
        span.SetTag("network.protocol.version", ProtocolVersion(request.Protocol));
        if (request.Host.HasValue)
        {
            span.SetTag("server.address", request.Host.Host);
            if (request.Host.Port is { } port) span.SetTag("server.port", port);
        }

        if (request.Headers.UserAgent is { Count: > 0 } agent) span.SetTag("user_agent.original", agent.ToString());
        options.EnrichWithHttpRequest?.Invoke(span, request);
    }

    private void OnStop(Activity span, HttpContext context)
    {
        if (!span.IsAllDataRequested) return;
        // Said once, though the tracing of each host in the process hears of the request.
        if (span.GetTagItem("http.route") is null && RouteOf(context) is { Length: > 0 } route)
        {
            span.DisplayName = $"{span.DisplayName} {route}";
            span.SetTag("http.route", route);
        }

        var status = context.Response.StatusCode;
        span.SetTag("http.response.status_code", status);
        if (status >= 500)
        {
            span.SetStatus(ActivityStatusCode.Error);
            if (span.GetTagItem("error.type") is null) span.SetTag("error.type", status.ToString(CultureInfo.InvariantCulture));
        }

        options.EnrichWithHttpResponse?.Invoke(span, context.Response);
    }

    private void OnException(Activity span, object? payload)
    {
        if (!span.IsAllDataRequested) return;
        // The payload's type is internal to the framework; only its "exception" property is a contract.
        if (payload?.GetType().GetProperty("exception")?.GetValue(payload) is not Exception exception) return;
        span.SetTag("error.type", exception.GetType().FullName);
        span.SetStatus(ActivityStatusCode.Error);
        if (options.RecordException) span.AddException(exception);
    }

    private static string? RouteOf(HttpContext context)
    {
        var endpoint = context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        return endpoint?.Metadata.GetMetadata<IRouteDiagnosticsMetadata>()?.Route ?? (endpoint as RouteEndpoint)?.RoutePattern.RawText;
    }

    private static string ProtocolVersion(string protocol) => protocol switch
    {
        "HTTP/1.1" => "1.1",
        "HTTP/2" => "2",
        "HTTP/3" => "3",
        "HTTP/1.0" => "1.0",
        _ => protocol,
    };
}
