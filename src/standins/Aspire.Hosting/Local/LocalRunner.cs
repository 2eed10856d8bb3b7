using System.Runtime.InteropServices;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Local.Dashboard;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Local;

/// <summary>Starts the model as child processes, keeps them alive, and ends them all.</summary>
internal sealed class LocalRunner(
    IResourceCollection resources, IOptions<RunnerOptions> options, HealthProber prober, IRunnerConsole console, TimeProvider time,
    DistributedApplicationExecutionContext execution, IConfiguration configuration, IHostApplicationLifetime lifetime) : IHostedService, IDisposable
{
    private readonly RunnerOptions _options = options.Value;
    private readonly List<InstanceSupervisor> _supervisors = [];
    private readonly ProcessSpawner _spawner = new();
    private ModelGraph _graph = new([]);
    private Guardian? _guardian;
    private DashboardServer? _dashboard;
    private RunStateFile? _state;
    private PosixSignalRegistration? _hangUp;
    private Task _supervised = Task.CompletedTask;

    public string? Failure { get; private set; }

    public Uri? DashboardUrl => _dashboard?.Url;

    public int? GuardianProcessId => _guardian?.ProcessId;

    public IReadOnlyList<ResourceInstance> Instances => [.. _supervisors.Select(s => s.Instance)];

    /// <summary>Completes when everything that starts by itself is healthy or finished.</summary>
    public Task Ready { get; private set; } = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (execution.IsPublishMode)
                throw new DistributedApplicationException("Publishing and deploying need the official Aspire packages: build with -p:UseStandIns=false.");
            _graph = new ModelGraph(resources);
            _state = RunStateFile.Open(_options.StateDirectory);
            new PortAllocator().Allocate(_graph.Runnable);
            _guardian = await Guardian.StartAsync(_spawner);
            var run = new RunnerContext(_options, _graph, _spawner, _guardian, prober, console, time, execution, configuration) { InstancesOf = Of };
            foreach (var resource in _graph.Runnable)
                for (var replica = 0; replica < resource.GetReplicaCount(); replica++)
                    _supervisors.Add(new InstanceSupervisor(new ResourceInstance(resource, replica), run));
            if (!_options.DashboardDisabled)
                _dashboard = await DashboardServer.StartAsync(_options.DashboardPort, () => Instances, time);
            Announce();
            _supervised = Task.WhenAll(_supervisors.Select(s => GuardAsync(s.Start())));
        }
        catch (Exception problem)
        {
            if (problem is DistributedApplicationException)
                Fail(problem.Message);
            await StopAsync(CancellationToken.None);
            throw;
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_guardian is not null)
            console.Event("stopping");
        var deadline = time.GetTimestamp();
        var levels = _graph.StopOrder().ToArray();
        for (var i = 0; i < levels.Length; i++)
        {
            // What stops later (databases under the services) keeps a share of the time for itself.
            var left = _options.StopLimit - time.GetElapsedTime(deadline);
            var grace = TimeSpan.FromTicks(Math.Max(TimeSpan.FromMilliseconds(200).Ticks, (long)(left.Ticks * (i == levels.Length - 1 ? 1 : 0.65))));
            await Task.WhenAll(_supervisors.Where(s => levels[i].Contains(s.Instance.Resource)).Select(s => s.StopAsync(grace)));
        }
        await _supervised;
        _hangUp?.Dispose();
        if (_dashboard is not null)
            await _dashboard.DisposeAsync();
        if (_guardian is not null)
            await _guardian.DisposeAsync();
        (_dashboard, _guardian) = (null, null);
        _state?.Dispose();
        _state = null;
    }

    public void Dispose()
    {
        console.Finish();
        _spawner.Dispose();
        foreach (var supervisor in _supervisors)
            supervisor.Dispose();
    }

    /// <summary>Tells what went wrong and ends the run; the exit code will say so too.</summary>
    public void Fail(string message)
    {
        if (Failure is null)
            console.Error(message);
        Failure ??= message;
        lifetime.StopApplication();
    }

    private void Announce()
    {
        foreach (var supervisor in _supervisors)
            supervisor.Instance.Changed += OnChanged;
        console.Begin(_supervisors.ConvertAll(s => s.Instance), _dashboard?.Url);
        _hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context =>
        {
            context.Cancel = true;
            lifetime.StopApplication();
        });
        Ready = BecomeReadyAsync();
        OnChanged(null);
    }

    private async Task BecomeReadyAsync()
    {
        var own = _supervisors.ConvertAll(s => s.Instance).FindAll(i => !i.Resource.HasAnnotationOfType<ExplicitStartupAnnotation>());
        var begun = time.GetTimestamp();
        await Task.WhenAll(own.Select(i => _graph.IsOneShot(i.Resource) ? (Task)i.Exited : Task.WhenAny(i.Healthy, i.Exited)));
        if (Failure is not null)
            return;
        var url = own.SelectMany(i => i.Endpoints).FirstOrDefault(e => e.IsExternal)?.Url;
        console.Event($"ready after {time.GetElapsedTime(begun).TotalSeconds:0.0} s{(url is null ? "" : $": {url}")}");
        _state?.Ready();
        OnChanged(null);
    }

    private void OnChanged(ResourceInstance? instance)
    {
        if (instance is not null)
            console.Changed(instance);
        _state?.Write(Instances, _dashboard?.Url);
    }

    private async Task GuardAsync(Task supervisor)
    {
        try
        {
            await supervisor;
        }
        catch (DistributedApplicationException problem)
        {
            Fail(problem.Message);
        }
    }

    private ResourceInstance[] Of(IResource resource) =>
        [.. _supervisors.Select(s => s.Instance).Where(i => ReferenceEquals(i.Resource, resource))];
}
