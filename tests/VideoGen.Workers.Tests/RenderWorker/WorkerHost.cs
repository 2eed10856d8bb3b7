using System.Net.Http.Json;
using System.Text.Json;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VideoGen.Composition.Storyboards;
using VideoGen.Contracts.Render.V1;
using VideoGen.RenderWorker;
using VideoGen.Storage;
using VideoGen.TestKit;

namespace VideoGen.Workers.Tests.RenderWorker;

/// <summary>A worker in this process: real gRPC on Kestrel, real ffmpeg and espeak-ng, objects on disk.</summary>
internal sealed class WorkerHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TempDirectory _folder;
    private readonly bool _ownsFolder;

    private WorkerHost(WebApplication app, TempDirectory folder, bool ownsFolder)
    {
        (_app, _folder, _ownsFolder) = (app, folder, ownsFolder);
        var ports = app.Services.GetRequiredService<ServicePorts>();
        Channel = GrpcChannel.ForAddress($"http://127.0.0.1:{ports.Grpc}");
        Health = new Uri($"http://127.0.0.1:{ports.Health}/health");
        Client = new Contracts.Render.V1.RenderWorker.RenderWorkerClient(Channel);
    }

    public GrpcChannel Channel { get; }

    public Contracts.Render.V1.RenderWorker.RenderWorkerClient Client { get; }

    public Uri Health { get; }

    public string WorkDirectory => _folder.Combine("work");

    public IServiceProvider Services => _app.Services;

    public IObjectStore Store => _app.Services.GetRequiredService<IObjectStore>();

    /// <summary>Folders of renders that are there now.</summary>
    public IReadOnlyList<string> RenderFolders => [.. Directory.EnumerateDirectories(WorkDirectory, "worker-*").SelectMany(Directory.EnumerateDirectories)];

    public static async Task<WorkerHost> StartAsync(
        TempDirectory? folder = null, Action<IServiceCollection>? services = null, params (string Key, string Value)[] settings)
    {
        var own = folder ?? new TempDirectory("worker-test");
        var app = WorkerApp.Create([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(Pairs(Settings(own))).AddInMemoryCollection(Pairs(settings));
            builder.Logging.ClearProviders();
        }, services);
        await app.StartAsync();
        return new WorkerHost(app, own, folder is null);
    }

    public static (string Key, string Value)[] Settings(TempDirectory folder) =>
    [
        ("ASPNETCORE_URLS", "http://127.0.0.1:0"), ("urls", "http://127.0.0.1:0"), ("HEALTH_PORT", "0"),
        ("Storage:Kind", "disk"), ("Storage:Disk:Root", folder.Combine("objects")), ("Storage:Disk:SigningKey", new string('k', 40)),
        ("Worker:WorkDirectory", folder.Combine("work")), ("Worker:MinFreeBytes", "1000000"), ("Worker:Capacity", "1"), ("Worker:DrainTimeout", "00:00:20"),
    ];

    private static Dictionary<string, string?> Pairs((string Key, string Value)[] settings) => settings.ToDictionary(s => s.Key, s => (string?)s.Value);

    public AsyncServerStreamingCall<RenderEvent> Render(RenderRequest request, CancellationToken ct = default) =>
        Client.Render(request, cancellationToken: ct);

    public async Task<List<RenderEvent>> RenderToEndAsync(RenderRequest request)
    {
        using var call = Render(request);
        return await call.ResponseStream.ReadAllAsync().ToListAsync();
    }

    /// <summary>All steps of a film, one after the other, as a dispatcher would ask for them.</summary>
    public Task<FilmSteps> FilmAsync(RenderRequest plan) => FilmSteps.RunAsync(plan, RenderToEndAsync);

    public async Task<JsonElement> HealthAsync()
    {
        using var http = new HttpClient();
        using var response = await http.GetAsync(Health);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await _app.DisposeAsync();
        if (_ownsFolder)
            _folder.Dispose();
    }

    /// <summary>The plan step of a film of three scenes, small and short unless said otherwise.</summary>
    public static RenderRequest Film(int frames = 36, int fps = 12, int width = 320, int height = 240, Guid? job = null, int attempt = 1, bool spoken = true)
    {
        var storyboard = new Storyboard
        {
            Title = "Why the sea glows",
            Language = "en",
            Mood = Mood.Uplifting,
            Seed = 7,
            Duration = (double)frames / fps,
            Output = new StoryboardOutput { Width = width, Height = height, Fps = fps },
            Scenes =
            [
                new Scene { Id = "s1", Kind = SceneKind.Title, Headline = "The sea glows", Narration = spoken ? "Look." : "" },
                new Scene { Id = "s2", Kind = SceneKind.Statement, Headline = "Tiny living lights", Narration = "" },
                new Scene { Id = "s3", Kind = SceneKind.End, Headline = "Good night", Narration = "" },
            ],
        };
        return new RenderRequest
        {
            JobId = (job ?? Guid.CreateVersion7()).ToString("D"),
            OwnerId = Owner.ToString("D"),
            Attempt = attempt,
            Output = new OutputSpec { Width = width, Height = height, FpsNumerator = fps, FpsDenominator = 1, Frames = frames, Quality = Quality.Fast, Seed = 7 },
            Plan = new PlanWork { StoryboardJson = StoryboardJson.Write(storyboard) },
            HeartbeatInterval = Google.Protobuf.WellKnownTypes.Duration.FromTimeSpan(TimeSpan.FromMilliseconds(200)),
        };
    }

    public static readonly Guid Owner = Guid.Parse("0199aaaa-0000-7000-8000-000000000001");
}
