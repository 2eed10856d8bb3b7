using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VideoGen.Core.Errors;
using VideoGen.Storage;
using Xunit;

namespace VideoGen.Workers.Tests.RenderWorker;

public sealed class StoreOutageTests
{
    [Fact]
    public async Task A_store_that_comes_back_gets_the_segments_that_were_rendered_once()
    {
        var outage = new Outage(failures: 6);
        await using var worker = await WorkerHost.StartAsync(services: s => Between(s, outage));

        var film = await worker.FilmAsync(WorkerHost.Film(spoken: false));

        outage.Refused.ShouldBe(6);
        film.Rendered.ShouldBe(4);
        film.Film.Outputs.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_store_that_stays_away_fails_the_render_for_another_try()
    {
        var outage = new Outage(int.MaxValue);
        await using var worker = await WorkerHost.StartAsync(services: s => Between(s, outage), settings: ("Worker:StorageRetryTime", "00:00:02"));

        var failure = (await worker.RenderToEndAsync(WorkerHost.Film(spoken: false))).Last().Failure.ShouldNotBeNull();

        failure.Code.ShouldBe("storage_failed");
        failure.Retryable.ShouldBeTrue();
        worker.RenderFolders.ShouldBeEmpty();
    }

    /// <summary>Puts an outage of writes in front of the store that is registered.</summary>
    private static void Between(IServiceCollection services, Outage outage)
    {
        var real = services.Last(s => s.ServiceType == typeof(IObjectStore));
        services.AddSingleton<IObjectStore>(p => new FlakyStore((IObjectStore)real.ImplementationFactory!(p), outage)); // registered by factory
    }

    private sealed class Outage(int failures)
    {
        private int _left = failures;
        private int _refused;

        public int Refused => _refused;

        public void Write()
        {
            if (Interlocked.Decrement(ref _left) < 0)
                return;
            Interlocked.Increment(ref _refused);
            throw new StorageException(ErrorCodes.StorageFailed, "The store is away.");
        }
    }

    private sealed class FlakyStore(IObjectStore inner, Outage outage) : IObjectStore
    {
        public Task<StoredObject> PutAsync(string key, Stream content, PutOptions options, CancellationToken ct)
        {
            outage.Write();
            return inner.PutAsync(key, content, options, ct);
        }

        public Task<StoredObject> PutFileAsync(string key, string path, PutOptions options, CancellationToken ct)
        {
            outage.Write();
            return inner.PutFileAsync(key, path, options, ct);
        }

        public Task<StoredObject?> HeadAsync(string key, CancellationToken ct) => inner.HeadAsync(key, ct);

        public Task<ObjectRead?> OpenReadAsync(string key, ByteRange? range, CancellationToken ct) => inner.OpenReadAsync(key, range, ct);

        public Task DeleteAsync(string key, CancellationToken ct) => inner.DeleteAsync(key, ct);

        public IAsyncEnumerable<StoredObject> ListAsync(string prefix, CancellationToken ct) => inner.ListAsync(prefix, ct);

        public Task<StoredObject?> CopyAsync(string from, string to, CancellationToken ct) => inner.CopyAsync(from, to, ct);

        public Uri PresignGet(string key, TimeSpan life, PresignGetOptions? options = null) => inner.PresignGet(key, life, options);

        public PresignedUpload PresignPut(string key, TimeSpan life, string contentType, long bytes) => inner.PresignPut(key, life, contentType, bytes);

        public Task CheckAsync(CancellationToken ct) => inner.CheckAsync(ct);
    }
}
