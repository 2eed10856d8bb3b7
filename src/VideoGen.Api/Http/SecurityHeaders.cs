namespace VideoGen.Api.Http;

/// <summary>Headers that tell a browser to be strict with everything that we send.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    // Films may come from the object store's own address, hence https: for media and pictures. Styles and scripts are ours alone.
    private const string PagePolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob: https: http:; "
        + "media-src 'self' blob: https: http:; font-src 'self'; connect-src 'self' https: ws: wss:; object-src 'none'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private const string DataPolicy = "default-src 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(
            static state =>
            {
                var response = (HttpResponse)state;
                var headers = response.Headers;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "no-referrer";
                headers.XFrameOptions = "DENY";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
                var isPage = response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) is true;
                headers.TryAdd("Content-Security-Policy", isPage ? PagePolicy : DataPolicy);
                return Task.CompletedTask;
            },
            context.Response);
        return next(context);
    }
}
