using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Api.Tests.Hosting;

/// <summary>One running API with a database of its own for a test class.</summary>
public sealed class ApiFixture : IAsyncLifetime
{
    private ApiServer? _server;

    public MigratedDatabase Database { get; } = new();

    public ApiServer Server => _server ?? throw new InvalidOperationException("The server is not running.");

    public FilmRunner Films => new(Database);

    /// <summary>Another replica of the API on the same stores.</summary>
    public async Task<ApiServer> StartAsync(IEnumerable<KeyValuePair<string, string?>> settings, CapturedLogs? logs = null)
    {
        var server = new ApiServer(Database.ApiConnectionString, (await SharedServers.Redis).ConnectionString, settings, logs);
        server.Start();
        return server;
    }

    public async Task InitializeAsync()
    {
        await Database.InitializeAsync();
        _server = await StartAsync([]);
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        await Database.DisposeAsync();
    }
}
