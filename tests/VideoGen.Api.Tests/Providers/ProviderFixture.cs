using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Npgsql;
using Shouldly;
using VideoGen.Api.Tests.Hosting;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Api.Tests.Providers;

/// <summary>An API that can keep keys, has one configured provider, and a server of models beside it.</summary>
public sealed class ProviderFixture : IAsyncLifetime
{
    public static readonly string SecretsKey = new('s', 40);
    private readonly ApiFixture _api = new();

    public FakeServer Model { get; private set; } = null!; // set before the first test

    public ApiServer Server { get; private set; } = null!; // set before the first test

    public string ModelUrl => $"{Model.Url.ToString().TrimEnd('/')}/v1";

    public MigratedDatabase Database => _api.Database;

    public ProviderSpec Chat(string name) => new(name, "openai-chat", ModelUrl, "m1");

    public async Task InitializeAsync()
    {
        Model = await FakeServer.StartAsync();
        Model.On("GET /v1/models", async context =>
        {
            var known = context.Request.Headers.Authorization.ToString() is "" or "Bearer good-key";
            await (known ? Reply.Json("""{"data":[{"id":"m1"}]}""") : Reply.Json("""{"error":{"message":"Wrong key bad-key-1234."}}""", StatusCodes.Status401Unauthorized))(context);
        });
        await _api.InitializeAsync();
        Server = await StartAsync([]);
    }

    public async Task<ApiServer> StartAsync(IEnumerable<KeyValuePair<string, string?>> settings) => await _api.StartAsync(
    [
        new("Secrets:Key", SecretsKey),
        new("Providers:0:name", "fixed"), new("Providers:0:kind", "openai-chat"), new("Providers:0:model", "m1"),
        new("Providers:0:base_url", "http://127.0.0.1:1/v1"), new("Providers:0:api_key", "fixed-key"),
        .. settings,
    ]);

    /// <summary>A signed-in administrator.</summary>
    public async Task<SignedIn> AdminAsync()
    {
        var user = await Server.SignUpAsync();
        await Database.Database.ExecuteAsync($"update users set role = 'admin' where id = '{user.Id}'");
        return user;
    }

    /// <summary>A client of another replica with the same sign-in.</summary>
    public static HttpClient On(ApiServer server, SignedIn user)
    {
        var client = server.Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", user.AccessToken);
        return client;
    }

    public static async Task<JsonNode> AddAsync(SignedIn admin, ProviderSpec provider)
    {
        using var answer = await admin.Client.PostAsJsonAsync("/api/v1/providers", provider.Json());
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    /// <summary>All that the database has of a provider, as text.</summary>
    public async Task<string> StoredTextAsync(string name)
    {
        await using var source = NpgsqlDataSource.Create(Database.AdminConnectionString);
        await using var command = source.CreateCommand("select providers::text || encode(secrets, 'escape') from providers where name = $1");
        command.Parameters.AddWithValue(name);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        await _api.DisposeAsync();
        await Model.DisposeAsync();
    }
}

/// <summary>A provider as a test adds it.</summary>
public sealed record ProviderSpec(string Name, string Kind, string BaseUrl, string Model)
{
    public string? ApiKey { get; init; }

    public JsonArray? Prices { get; init; }

    public JsonObject Json()
    {
        var json = new JsonObject { ["name"] = Name, ["kind"] = Kind, ["base_url"] = BaseUrl, ["model"] = Model };
        if (ApiKey is not null)
            json["api_key"] = ApiKey;
        if (Prices is not null)
            json["prices"] = Prices.DeepClone();
        return json;
    }
}
