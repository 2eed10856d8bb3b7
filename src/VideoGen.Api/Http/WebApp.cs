using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace VideoGen.Api.Http;

/// <summary>Serves the built web app. Paths that no route and no file answers get its page, so that reloads work inside the app.</summary>
internal static class WebApp
{
    // Not an endpoint: a catch-all route would turn "wrong method" (405) into "page" on every path of the API.
    private static readonly string[] Machine = ["/api", "/v1", "/ws", "/files", "/openapi", "/health", "/alive", "/assets"];

    public static void UseWebApp(this WebApplication app)
    {
        var files = app.Environment.WebRootFileProvider;
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = SetCaching });
        app.Use(async (context, next) =>
        {
            if (context.GetEndpoint() is null && IsPageRequest(context.Request) && Page(files, context.Request.Path) is { } page)
            {
                context.Response.ContentType = "text/html; charset=utf-8";
                context.Response.Headers.CacheControl = "no-cache";
                await context.Response.SendFileAsync(page, context.RequestAborted);
                return;
            }

            await next(context);
        });
    }

    private static bool IsPageRequest(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && !Array.Exists(Machine, prefix => request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase))
        && !Path.HasExtension(request.Path.Value);

    private static IFileInfo? Page(IFileProvider files, PathString path)
    {
        var page = files.GetFileInfo(path.StartsWithSegments("/docs", StringComparison.Ordinal) ? "docs.html" : "index.html");
        return page.Exists ? page : null;
    }

    private static void SetCaching(StaticFileResponseContext served)
    {
        // The build puts a content hash into every name below /assets.
        var hashed = served.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal);
        served.Context.Response.Headers.CacheControl = hashed ? "public, max-age=31536000, immutable" : "no-cache";
    }
}
