using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.Hosting;

/// <summary><c>/health</c>: may this process get work? <c>/alive</c>: is it worth keeping? In every environment.</summary>
public static class HealthEndpoints
{
    /// <summary>Tag of the checks that say whether the process itself still works. No dependency belongs here.</summary>
    public const string Live = "live";

    /// <summary>Tag of a check whose data is for everyone's eyes, and shown in the answer.</summary>
    public const string Shown = "shown";

    private const string HealthPath = "/health";
    private const string AlivePath = "/alive";

    /// <summary>A dependency that doesn't answer is as bad as one that says no; the one who asks has a time-out too.</summary>
    private static readonly TimeSpan CheckTimeout = TimeSpan.FromSeconds(4);

    public static WebApplication MapDefaultEndpoints(this WebApplication app)
    {
        app.MapProbe(HealthPath, _ => true);
        app.MapProbe(AlivePath, check => check.Tags.Contains(Live));
        return app;
    }

    internal static bool IsProbe(PathString path) => path == HealthPath || path == AlivePath;

    internal static void AddDefaultHealthChecks(this IHostApplicationBuilder builder)
    {
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), [Live]);
        builder.Services.PostConfigure<HealthCheckServiceOptions>(options =>
        {
            foreach (var check in options.Registrations.Where(check => check.Timeout == Timeout.InfiniteTimeSpan))
                check.Timeout = CheckTimeout;
        });
    }

    private static void MapProbe(this WebApplication app, string path, Func<HealthCheckRegistration, bool> predicate) => app
        .MapHealthChecks(path, new HealthCheckOptions { Predicate = predicate, ResponseWriter = WriteAsync })
        .AllowAnonymous()
        .DisableRateLimiting()
        .DisableHttpMetrics();

    /// <summary>
    /// Names and states. Descriptions and exceptions stay in the log: they can hold addresses and user names of what a check talked to.
    /// </summary>
    private static async Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("status", report.Status.ToString());
        json.WriteStartObject("checks");
        foreach (var (name, entry) in report.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal)) json.WriteString(name, entry.Status.ToString());
        json.WriteEndObject();
        foreach (var (name, entry) in report.Entries.Where(entry => entry.Value.Tags.Contains(Shown) && entry.Value.Data.Count > 0))
        {
            json.WriteStartObject(name);
            foreach (var (key, value) in entry.Data) json.WriteString(key, value.ToString());
            json.WriteEndObject();
        }

        json.WriteEndObject();
        await json.FlushAsync(context.RequestAborted);
    }
}
