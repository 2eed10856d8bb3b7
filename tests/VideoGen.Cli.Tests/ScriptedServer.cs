using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace VideoGen.Cli.Tests;

/// <summary>A server that answers as a test says, over real HTTP, and remembers what it was asked.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    public const string JobId = "0190a7c2-0000-7000-8000-000000000001";
    public const string ApiKey = "vg_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";

    private readonly WebApplication _app;

    private ScriptedServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    public Uri Url => new(_app.Urls.Single());

    public ConcurrentQueue<Seen> Requests { get; } = new();

    /// <summary>Answers POST /api/v1/generate.</summary>
    public Func<HttpContext, Task> Submit { get; set; } = http => JsonAsync(http, 202, Job("queued"));

    /// <summary>Answers POST /api/v1/jobs/{id}/variations.</summary>
    public Func<HttpContext, Task> Vary { get; set; } = http => JsonAsync(http, 404, "{}");

    /// <summary>Answers POST /api/v1/chat/{id}.</summary>
    public Func<HttpContext, Task> Say { get; set; } = http => JsonAsync(http, 404, "{}");

    /// <summary>Answers GET /api/v1/jobs/{id}.</summary>
    public Func<HttpContext, Task> Get { get; set; } = http => JsonAsync(http, 200, Completed("/film.mp4"));

    /// <summary>Answers GET /api/v1/jobs/{id}/events.</summary>
    public Func<HttpContext, Task> Events { get; set; } = http => EventsAsync(http, """{"state":"completed","progress":100}""");

    /// <summary>Answers any other GET.</summary>
    public Func<HttpContext, Task> File { get; set; } = http => http.Response.Body.WriteAsync(new byte[] { 1, 2, 3 }).AsTask();

    public static async Task<ScriptedServer> StartAsync()
    {
        var server = new ScriptedServer();
        await server._app.StartAsync();
        return server;
    }

    public static string Job(string state, string more = "") => $$"""{"id":"{{JobId}}","state":"{{state}}"{{more}},"unknown_to_this_client":[1]}""";

    public static string Completed(string filmUrl) =>
        Job("completed", $$""","progress":100,"seed":42,"outputs":[{"kind":"poster","url":"/poster.jpg"},{"kind":"video","url":"{{filmUrl}}","bytes":3}]""");

    public static async Task JsonAsync(HttpContext http, int status, string json)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = status < 400 ? "application/json" : "application/problem+json";
        await http.Response.WriteAsync(json);
    }

    /// <summary>Sends events with rising ids and ends the stream.</summary>
    public static async Task EventsAsync(HttpContext http, params string[] data)
    {
        var first = int.TryParse(http.Request.Headers["Last-Event-ID"], out var last) ? last + 1 : 1;
        http.Response.ContentType = "text/event-stream";
        await http.Response.WriteAsync(": hello\n\n");
        for (var i = 0; i < data.Length; i++)
            await http.Response.WriteAsync($"id: {first + i}\nevent: progress\ndata: {data[i]}\n\n");
        await http.Response.Body.FlushAsync();
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task HandleAsync(HttpContext http)
    {
        using var body = new StreamReader(http.Request.Body);
        var seen = new Seen(http.Request.Method, http.Request.Path, await body.ReadToEndAsync(), http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString()));
        Requests.Enqueue(seen);
        http.Features.Get<IHttpResponseBodyFeature>()!.DisableBuffering();
        await ((seen.Method, seen.Path) switch
        {
            ("POST", "/api/v1/generate") => Submit(http),
            ("POST", $"/api/v1/jobs/{JobId}/variations") => Vary(http),
            ("POST", $"/api/v1/chat/{JobId}") => Say(http),
            ("POST", $"/api/v1/jobs/{JobId}/cancel") => JsonAsync(http, 200, Job("cancelled")),
            ("GET", "/api/v1/assets") => JsonAsync(http, 200, """{"items":[]}"""),
            ("POST", "/api/v1/assets") => JsonAsync(http, 201, $$"""{"source":"asset:{{http.Request.Query["name"]}}"}"""),
            ("GET", $"/api/v1/jobs/{JobId}/events") => Events(http),
            ("GET", $"/api/v1/jobs/{JobId}") => Get(http),
            _ => File(http),
        });
    }

    internal sealed record Seen(string Method, string Path, string Body, Dictionary<string, string> Headers)
    {
        public string? Header(string name) => Headers.GetValueOrDefault(name);
    }
}
