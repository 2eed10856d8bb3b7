using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace VideoGen.Providers.Tests.Fakes;

/// <summary>What a server was sent.</summary>
internal sealed record Seen(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    internal string Text => Encoding.UTF8.GetString(Body);

    internal JsonElement Json => JsonDocument.Parse(Body).RootElement;
}

/// <summary>A real HTTP server on a real port that answers from a script: each route's answers in turn, the last one for ever.</summary>
internal sealed class FakeServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, (Queue<Func<HttpContext, Task>> Answers, Lock Gate)> routes = new();
    private readonly WebApplication app;

    private FakeServer(WebApplication app) => this.app = app;

    internal ConcurrentQueue<Seen> Requests { get; } = [];

    /// <summary>Answers what no route is scripted for; null for 404.</summary>
    internal Func<HttpContext, Seen, Task>? Otherwise { get; set; }

    internal Uri Url => new(app.Urls.Single());

    internal static async Task<FakeServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(1));
        var app = builder.Build();
        var server = new FakeServer(app);
        app.UseWebSockets();
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>Adds answers to a route such as "POST /v1/videos".</summary>
    internal FakeServer On(string route, params Func<HttpContext, Task>[] answers)
    {
        var (queue, gate) = routes.GetOrAdd(route, _ => ([], new Lock()));
        lock (gate)
            foreach (var answer in answers) queue.Enqueue(answer);
        return this;
    }

    internal IReadOnlyList<Seen> To(string route) => [.. Requests.Where(seen => $"{seen.Method} {seen.Path}" == route)];

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var route = $"{context.Request.Method} {context.Request.Path}";
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var seen = new Seen(
            context.Request.Method, context.Request.Path, context.Request.QueryString.Value ?? "",
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray());
        Requests.Enqueue(seen);
        if (!routes.TryGetValue(route, out var scripted))
        {
            if (Otherwise is not null) await Otherwise(context, seen);
            else context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        Func<HttpContext, Task> answer;
        lock (scripted.Gate) answer = scripted.Answers.Count > 1 ? scripted.Answers.Dequeue() : scripted.Answers.Peek();
        await answer(context);
    }
}

/// <summary>Answers for scripts.</summary>
internal static class Answers
{
    internal static Func<HttpContext, Task> Json(string json, int status = 200, params (string Name, string Value)[] headers) => async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        foreach (var (name, value) in headers) context.Response.Headers[name] = value;
        await context.Response.WriteAsync(json);
    };

    internal static Func<HttpContext, Task> Status(int status, params (string Name, string Value)[] headers) => context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers) context.Response.Headers[name] = value;
        return Task.CompletedTask;
    };

    internal static Func<HttpContext, Task> Bytes(byte[] bytes, string mediaType) => async context =>
    {
        context.Response.ContentType = mediaType;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes);
    };

    /// <summary>Says that there is more than it sends, and hangs up.</summary>
    internal static Func<HttpContext, Task> BrokenOff(byte[] bytes, long promised) => async context =>
    {
        context.Response.ContentLength = promised;
        // Kestrel closes the connection after too few bytes; aborting it could lose those that were sent.
        await context.Response.Body.WriteAsync(bytes);
        await context.Response.Body.FlushAsync();
    };

    /// <summary>Without a length, so that only the file itself tells that it is too short.</summary>
    internal static Func<HttpContext, Task> Chunked(byte[] bytes) => async context =>
    {
        foreach (var part in bytes.Chunk(Math.Max(1, bytes.Length / 3)))
        {
            await context.Response.Body.WriteAsync(part);
            await context.Response.Body.FlushAsync();
        }
    };

    /// <summary>Takes the request and hangs up without an answer.</summary>
    internal static Func<HttpContext, Task> HangUp() => context =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    /// <summary>Takes the request and never answers.</summary>
    internal static Func<HttpContext, Task> Silence(TaskCompletionSource reached) => async context =>
    {
        reached.TrySetResult();
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(() => gone.TrySetResult());
        await gone.Task;
    };
}
