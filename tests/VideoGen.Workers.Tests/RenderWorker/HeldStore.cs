using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using VideoGen.Storage;

namespace VideoGen.Workers.Tests.RenderWorker;

/// <summary>Holds back what is asked of the store that is registered until a test lets it through.</summary>
public class HeldStore : DispatchProxy
{
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _free = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IObjectStore? _inner;

    /// <summary>Ends when a first question is there.</summary>
    public Task Asked => _asked.Task;

    public static HeldStore Between(IServiceCollection services)
    {
        var real = services.Last(s => s.ServiceType == typeof(IObjectStore));
        var held = (HeldStore)(object)Create<IObjectStore, HeldStore>();
        services.AddSingleton(p =>
        {
            held._inner = (IObjectStore)real.ImplementationFactory!(p); // registered by factory
            return (IObjectStore)(object)held;
        });
        return held;
    }

    public void LetThrough() => _free.TrySetResult();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        nameof(IObjectStore.HeadAsync) => HeldAsync(() => (Task<StoredObject?>)targetMethod.Invoke(_inner, args)!),
        nameof(IObjectStore.OpenReadAsync) => HeldAsync(() => (Task<ObjectRead?>)targetMethod.Invoke(_inner, args)!),
        _ => targetMethod.Invoke(_inner, args),
    };

    private async Task<T> HeldAsync<T>(Func<Task<T>> ask)
    {
        _asked.TrySetResult();
        await _free.Task;
        return await ask();
    }
}
