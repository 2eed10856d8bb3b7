using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Local;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using VideoGen.TestKit;

namespace VideoGen.AppHost.Tests.Runner;

/// <summary>A model of shell scripts, run inside the test.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly TempDirectory _directory = new("runner");
    private DistributedApplication? _app;
    private bool _started;

    public TestHost(params string[] settings) => Builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions
    {
        Args = ["--LocalRunner:HealthInterval=00:00:00.02", "--LocalRunner:StopLimit=00:00:03", .. settings],
        DisableDashboard = !settings.Contains("--page"),
    });

    public IDistributedApplicationBuilder Builder { get; }

    public RecordingConsole Console { get; } = new();

    public LocalRunner Runner => _app!.Services.GetRequiredService<LocalRunner>();

    public string Path(string name) => _directory.Combine(name);

    public string[] Lines(string name) => File.Exists(Path(name)) ? File.ReadAllLines(Path(name)) : [];

    public IResourceBuilder<ExecutableResource> AddScript(string name, string script) =>
        Builder.AddExecutable(name, "/bin/sh", _directory.Path, "-c", script);

    /// <summary>Healthy as soon as <paramref name="file"/> exists.</summary>
    public void HealthyWithFile(IResourceBuilder<ExecutableResource> resource, string file)
    {
        var key = $"{resource.Resource.Name}-file";
        Builder.Services.AddHealthChecks().AddCheck(key, () => File.Exists(Path(file)) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("no file yet"));
        resource.WithHealthCheck(key);
    }

    public async Task StartAsync()
    {
        Builder.Services.AddSingleton<IRunnerConsole>(Console);
        _app = Builder.Build();
        await _app.StartAsync();
        _started = true;
    }

    public Task ReadyAsync() => Runner.Ready.WaitAsync(Eventually.DefaultDeadline);

    public ResourceInstance Instance(string name) => Runner.Instances.Single(i => i.Name == name);

    public async Task StopAsync() => await _app!.StopAsync();

    public async ValueTask DisposeAsync()
    {
        if (_started)
            await _app!.StopAsync();
        if (_app is not null)
            await _app.DisposeAsync();
        _directory.Dispose();
    }
}
