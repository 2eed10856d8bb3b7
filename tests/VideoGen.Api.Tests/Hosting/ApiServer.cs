using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VideoGen.TestKit;

namespace VideoGen.Api.Tests.Hosting;

/// <summary>The API on real Kestrel, PostgreSQL, Redis and disk. Limits are far away unless a test sets them.</summary>
public sealed class ApiServer : WebApplicationFactory<Program>
{
    public const string SigningKey = "signing-key-of-a-test-0123456789abcdef";
    private readonly Dictionary<string, string?> _settings;
    private readonly CapturedLogs? _logs;
    private readonly TempDirectory _files = new("objects");
    private readonly TempDirectory _web = new("web");
    private int _users;

    public ApiServer(string database, string redis, IEnumerable<KeyValuePair<string, string?>>? settings = null, CapturedLogs? logs = null)
    {
        _logs = logs;
        _settings = new Dictionary<string, string?>
        {
            ["ConnectionStrings:videogen"] = database,
            ["ConnectionStrings:redis"] = redis,
            ["Storage:Kind"] = "disk",
            ["Storage:Disk:Root"] = _files.Path,
            ["Storage:Disk:SigningKey"] = "storage-signing-key-of-a-test-012345678",
            ["Auth:SigningKey"] = SigningKey,
            ["Auth:RevocationSeconds"] = "0",
            ["Limits:Create:Permits"] = "100000",
            ["Limits:Default:Permits"] = "100000",
            ["Limits:Upload:Permits"] = "100000",
            ["Limits:Render:Permits"] = "100000",
            ["Limits:Stream:Permits"] = "100000",
            ["Limits:Login:Permits"] = "100000",
            ["Realtime:HeartbeatMs"] = "200",
            ["Realtime:PollMs"] = "100",
            ["Realtime:SafetyPollMs"] = "200",
        };
        foreach (var (name, value) in settings ?? [])
            _settings[name] = value;
        File.WriteAllText(_web.Combine("index.html"), "page");
        File.WriteAllText(_web.Combine("docs.html"), "documents");
        Directory.CreateDirectory(_web.Combine("assets"));
        File.WriteAllText(_web.Combine("assets", "app-1a2b3c.js"), "script");
        UseKestrel(0);
    }

    /// <summary>Address of the API, without a slash at the end.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    public void Start() => StartServer();

    /// <summary>A client without credentials that follows no redirects and keeps no cookies.</summary>
    public HttpClient Anonymous()
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        return new HttpClient(handler) { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };
    }

    /// <summary>A client signed in as a user of its own.</summary>
    public async Task<SignedIn> SignUpAsync(string? email = null)
    {
        email ??= $"user{Interlocked.Increment(ref _users)}@{Guid.NewGuid():N}.test";
        var client = Anonymous();
        using var answer = await client.PostAsJsonAsync("/api/v1/auth/signup", new { email, password = SignedIn.Password });
        answer.EnsureSuccessStatusCode();
        var body = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)body["access_token"]!);
        return new SignedIn(client, email, (Guid)body["user"]!["id"]!, (string)body["access_token"]!, (string)body["refresh_token"]!);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environments.Production);
        builder.UseWebRoot(_web.Path);
        foreach (var (name, value) in _settings)
            builder.UseSetting(name, value);
        builder.ConfigureLogging(logging =>
        {
            logging.ClearProviders();
            if (_logs is not null)
                logging.AddProvider(_logs).SetMinimumLevel(LogLevel.Information);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing)
            return;
        _files.Dispose();
        _web.Dispose();
    }
}

/// <summary>A user and a client that acts for them.</summary>
public sealed record SignedIn(HttpClient Client, string Email, Guid Id, string AccessToken, string RefreshToken)
{
    public const string Password = "correct horse battery";
}
