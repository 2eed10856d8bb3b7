using Npgsql;
using VideoGen.Storage;
using Xunit;

namespace VideoGen.Api.Tests.Hosting;

/// <summary>An API with a worker that looks at uploads.</summary>
public sealed class AssetsFixture : IAsyncLifetime
{
    public ApiFixture Api { get; } = new();

    public LookingWorker Worker { get; private set; } = null!; // set before any test runs

    public IObjectStore Store => (IObjectStore)Api.Server.Services.GetService(typeof(IObjectStore))!;

    public async Task InitializeAsync()
    {
        await Api.InitializeAsync();
        Worker = await LookingWorker.StartAsync(Store);
        await SqlAsync($"insert into workers (id, address, capacity, valid_until) values ('looking', '{Worker.Address}', 1, now() + interval '1 hour')");
    }

    public async Task DisposeAsync()
    {
        await Worker.DisposeAsync();
        await Api.DisposeAsync();
    }

    /// <summary>Runs a statement behind row-level security.</summary>
    public async Task<object?> SqlAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Api.Database.AdminConnectionString + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Everything that a user has in the store and in the table, whatever its state.</summary>
    public async Task<(int Objects, long Rows)> LeftAsync(Guid user)
    {
        var objects = 0;
        await foreach (var _ in Store.ListAsync($"users/{user}/", CancellationToken.None))
            objects++;
        return (objects, (long)(await SqlAsync($"select count(*) from uploads where owner_id = '{user}'"))!);
    }
}
