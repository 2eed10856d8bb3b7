namespace VideoGen.Dispatcher;

/// <summary>Who this process is in leases and in the consumer group: new with each start, since leases of an old one are not ours.</summary>
internal sealed class DispatcherIdentity
{
    public string Name { get; } = $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..8]}";
}
