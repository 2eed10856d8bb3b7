using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Local;

internal enum InstanceState { NotStarted, Waiting, Starting, Running, Healthy, Unhealthy, Restarting, Stopping, Stopped, Finished, Failed }

internal sealed record InstanceEndpoint(string Name, string Url, bool IsExternal);

/// <summary>One process of a resource: what it is doing now, as the console, the page and run.json show it.</summary>
internal sealed class ResourceInstance(IResource resource, int replica)
{
    private readonly TaskCompletionSource _started = New();
    private readonly TaskCompletionSource _healthy = New();
    private readonly TaskCompletionSource<int> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public event Action<ResourceInstance>? Changed;

    public IResource Resource { get; } = resource;
    public int Replica { get; } = replica;
    public string Name { get; } = resource.GetReplicaCount() == 1 ? resource.Name : $"{resource.Name}-{replica + 1}";
    public LogTail Log { get; } = new();

    public InstanceState State { get; private set; }
    public string Detail { get; private set; } = "";
    public int? ProcessId { get; private set; }
    public int Restarts { get; private set; }

    /// <summary>Completes at the first start, and never goes back.</summary>
    public Task Started => _started.Task;

    /// <summary>Completes when all checks of the resource have passed once (at the first start when it has none).</summary>
    public Task Healthy => _healthy.Task;

    /// <summary>The exit code of a one-shot resource.</summary>
    public Task<int> Exited => _exited.Task;

    public IEnumerable<InstanceEndpoint> Endpoints => Resource.Annotations.OfType<EndpointAnnotation>()
        .Where(e => e.AllocatedPorts.Count > 0)
        .Select(e => new InstanceEndpoint(e.Name, $"{e.UriScheme}://localhost:{e.AllocatedPorts[Math.Min(Replica, e.AllocatedPorts.Count - 1)]}", e.IsExternal));

    public void Become(InstanceState state, string detail = "")
    {
        if (State == state && Detail == detail)
            return;
        (State, Detail) = (state, detail);
        if (state == InstanceState.Healthy)
            _healthy.TrySetResult();
        Changed?.Invoke(this);
    }

    public void HasStarted(int processId)
    {
        ProcessId = processId;
        _started.TrySetResult();
        Become(InstanceState.Running);
    }

    public void HasEnded() => ProcessId = null;

    public void HasRestarted() => Restarts++;

    public void HasFinished(int exitCode) => _exited.TrySetResult(exitCode);

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
