using System.Globalization;
using VideoGen.Api.Metrics;
using VideoGen.Api.OpenApi;

namespace VideoGen.Api.Features.Monitoring;

/// <summary>GET /metrics</summary>
internal static class GetMetrics
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/metrics", Handle)
        .WithName("getMetrics").WithTags(Tags.System)
        .WithSummary("Figures for Prometheus")
        .WithDescription("Text format 0.0.4: durations of requests and of rendering, jobs by state, the queue, workers, the runtime.")
        .Produces<string>(StatusCodes.Status200OK, "text/plain")
        .AllowAnonymous();

    internal static async Task<IResult> Handle(HttpContext http, PrometheusExporter exporter, SystemMetrics system)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        await system.WriteAsync(text, http.RequestAborted);
        exporter.Write(text);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Text(text.ToString(), PrometheusText.ContentType);
    }
}
