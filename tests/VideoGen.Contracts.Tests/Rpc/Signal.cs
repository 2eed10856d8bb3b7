using VideoGen.TestKit;

namespace VideoGen.Contracts.Tests.Rpc;

/// <summary>Something that happens once on one side of a call and is awaited on the other.</summary>
internal sealed class Signal
{
    private readonly TaskCompletionSource _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Set() => _source.TrySetResult();

    public Task WaitAsync() => _source.Task.WaitAsync(Eventually.DefaultDeadline);

    /// <summary>Sets itself when the token fires, and waits for that.</summary>
    public async Task FollowAsync(CancellationToken ct)
    {
        await using var registration = ct.Register(Set);
        await WaitAsync();
    }
}
