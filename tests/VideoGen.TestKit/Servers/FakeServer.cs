using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace VideoGen.TestKit.Servers;

/// <summary>What a server was sent.</summary>
public sealed record Seen(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}

/// <summary>A real HTTP server on a real port that answers from a script: each route's answers in turn, the last one for ever.</summary>
public sealed class FakeServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, (Queue<Func<HttpContext, Task>> Answers, Lock Gate)> routes = new();
    private readonly WebApplication app;

    private FakeServer(WebApplication app) => this.app = app;

    public ConcurrentQueue<Seen> Requests { get; } = [];

    /// <summary>Answers what no route is scripted for; null for 404.</summary>
    public Func<HttpContext, Seen, Task>? Otherwise { get; set; }

    public Uri Url => new(app.Urls.Single());

    public static async Task<FakeServer> StartAsync()
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
    public FakeServer On(string route, params Func<HttpContext, Task>[] answers)
    {
        var (queue, gate) = routes.GetOrAdd(route, _ => ([], new Lock()));
        lock (gate)
            foreach (var answer in answers) queue.Enqueue(answer);
        return this;
    }

    public IReadOnlyList<Seen> To(string route) => [.. Requests.Where(seen => $"{seen.Method} {seen.Path}" == route)];

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
