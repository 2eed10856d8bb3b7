using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace VideoGen.Api.Auth;

/// <summary>
/// Takes the token out of a WebSocket's address before anything sees the request: the host's own request log and the trace's
/// url.query are written before the first middleware runs.
/// </summary>
internal sealed class SocketTokens(IServiceProvider services) : IHttpContextFactory
{
    private const string Parameter = "token";
    private readonly DefaultHttpContextFactory _inner = new(services);

    public HttpContext Create(IFeatureCollection featureCollection)
    {
        var context = _inner.Create(featureCollection);
        var request = context.Request;
        if (request.QueryString.HasValue && request.Path.StartsWithSegments("/ws", StringComparison.OrdinalIgnoreCase))
            Strip(context, request);
        return context;
    }

    public void Dispose(HttpContext httpContext) => _inner.Dispose(httpContext);

    private static void Strip(HttpContext context, HttpRequest request)
    {
        var query = QueryHelpers.ParseQuery(request.QueryString.Value);
        if (!query.Remove(Parameter, out var token))
            return;
        if (token.Count == 1 && token[0] is { } value)
            Credentials.KeepSocketToken(context, value);
        request.QueryString = new QueryBuilder(query).ToQueryString();
        if (context.Features.Get<IHttpRequestFeature>() is { } raw)
            raw.RawTarget = request.Path + request.QueryString;
    }
}
