using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;
using VideoGen.Data;
using VideoGen.Data.Jobs;
using VideoGen.Queue;
using VideoGen.TestKit;
using VideoGen.TestKit.Servers;

namespace VideoGen.Workers.Tests.Dispatcher;

/// <summary>PostgreSQL, Redis, a dispatcher process, a scripted worker, and the API's side of the stores.</summary>
internal sealed class DispatchRig : IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TempDirectory _objects = new("objects");
    private readonly PostgresServer? _ownPostgres;
    private readonly IHost _api;

    private DispatchRig(MigratedDatabase database, RedisServer redis, PostgresServer? ownPostgres, UserId owner)
    {
        (Database, Redis, _ownPostgres, Owner) = (database, redis, ownPostgres, owner);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
            [new("ConnectionStrings:videogen", database.ApiConnectionString), new("ConnectionStrings:redis", redis.ConnectionString)]);
        builder.AddVideoGenData();
        builder.AddVideoGenQueue();
        _api = builder.Build();
    }

    public MigratedDatabase Database { get; }

    public RedisServer Redis { get; }

    public PostgresServer Postgres => _ownPostgres ?? throw new InvalidOperationException("Ask for a PostgreSQL of the test's own.");

    public UserId Owner { get; }

    public DispatcherProcess Dispatcher { get; private set; } = null!; // set by the factory

    public ScriptedWorker Worker { get; private set; } = null!; // set by the factory

    public IJobStore Jobs => _api.Services.GetRequiredService<IJobStore>();

    public JobSignals Signals => _api.Services.GetRequiredService<JobSignals>();

    public string Objects => _objects.Path;

    public static async Task<DispatchRig> StartAsync(
        RenderScript script, int slots = 2, bool ownPostgres = false, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var postgres = ownPostgres ? await PostgresServer.StartNewAsync(new PostgresServerOptions { Durable = true }) : null;
        var database = postgres is null ? new MigratedDatabase() : await MigratedDatabase.OnAsync(postgres);
        await database.InitializeAsync();
        var rig = new DispatchRig(database, await RedisServer.StartNewAsync(), postgres, await database.CreateUserAsync());
        try
        {
            rig.Dispatcher = await rig.StartDispatcherAsync(settings);
            rig.Worker = await ScriptedWorker.StartAsync(script, rig.Dispatcher.Port, slots);
            return rig;
        }
        catch
        {
            await rig.DisposeAsync();
            throw;
        }
    }

    public Task<DispatcherProcess> StartDispatcherAsync(IReadOnlyDictionary<string, string?>? settings = null) =>
        DispatcherProcess.StartAsync(Database, Redis, Objects, settings);

    public async Task<JobId> SubmitAsync(UserId? owner = null, JobPriority priority = JobPriority.Normal, long seed = 7, int frames = 150, PlannerChoice planner = PlannerChoice.Auto)
    {
        var result = await Jobs.SubmitAsync(
            new SubmitJob
            {
                Owner = owner ?? Owner,
                Request = new GenerateRequest
                {
                    Prompt = "Three facts about rivers. They flow. They carry. They end in the sea.",
                    Frames = frames, Width = 640, Height = 360, Fps = 30, Seed = seed, Quality = RenderQuality.Fast, Priority = priority, Planner = planner,
                },
                Traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                MaxQueuedPerOwner = 10_000,
            },
            None);
        return ((SubmitResult.Accepted)result).Job.Id;
    }

    public async Task<JobRecord> UntilAsync(JobId id, Func<JobRecord, bool> reached, TimeSpan? deadline = null)
    {
        try
        {
            return (await Eventually.PollAsync(
                () => Jobs.GetAsync(Owner, id, None), job => job is not null && reached(job), deadline, what: "the job gets there"))!;
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"{e.Message}\nDispatcher:\n{Dispatcher.Output}", e);
        }
    }

    public Task<JobRecord> UntilAsync(JobId id, JobState state, TimeSpan? deadline = null) => UntilAsync(id, job => job.State == state, deadline);

    /// <summary>Waits until the worker was called for so many jobs.</summary>
    public Task UntilCalledAsync(int jobs = 1) => Eventually.PollAsync(() => Worker.Jobs.Count >= jobs);

    public Task<IReadOnlyList<JobEvent>> LogAsync(JobId id) => Jobs.EventsAsync(Owner, id, 0, 1_000, None);

    /// <summary>A number that the superuser sees.</summary>
    public async Task<long> CountAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Database.AdminConnectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync() is long count ? count : throw new InvalidOperationException("Not a count.");
    }

    public async ValueTask DisposeAsync()
    {
        if (Worker is not null)
            await Worker.DisposeAsync();
        if (Dispatcher is not null)
            await Dispatcher.DisposeAsync();
        if (_api is IAsyncDisposable api)
            await api.DisposeAsync();
        await Redis.DisposeAsync();
        if (_ownPostgres is not null)
            await _ownPostgres.DisposeAsync();
        _objects.Dispose();
    }
}
