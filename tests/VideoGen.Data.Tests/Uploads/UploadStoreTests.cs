using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;
using VideoGen.Data.Uploads;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Data.Tests.Uploads;

public sealed class UploadStoreTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly UploadFacts Facts = new(UploadKind.Image, "image/png", "{}");
    private readonly MigratedDatabase _database = new();
    private ApiHost _api = null!;
    private DispatchHost _dispatch = null!;
    private IUploadStore _uploads = null!;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _api = ApiHost.On(_database);
        _dispatch = await DispatchHost.OnAsync(_database);
        _uploads = _api.Services.GetRequiredService<IUploadStore>();
    }

    public async Task DisposeAsync()
    {
        _api.Dispose();
        await _dispatch.DisposeAsync();
    }

    [Fact]
    public async Task Nobody_sees_an_upload_before_it_is_finished()
    {
        var owner = await _database.CreateUserAsync();
        var upload = await BeginAsync(owner, 'a');

        (await _uploads.GetAsync(owner, upload.Id, None)).ShouldBeNull();
        (await _uploads.FinishAsync(owner, upload.Id, Facts, None)).ShouldNotBeNull().ObjectKey.ShouldBe(upload.ObjectKey);
        (await _uploads.FindAsync(owner, upload.Sha256, None)).ShouldNotBeNull().Id.ShouldBe(upload.Id);
        (await _uploads.GetAsync(await _database.CreateUserAsync(), upload.Id, None)).ShouldBeNull();
    }

    [Fact]
    public async Task Of_two_uploads_of_one_file_the_first_to_finish_is_kept()
    {
        var owner = await _database.CreateUserAsync();
        var (first, second) = (await BeginAsync(owner, 'b'), await BeginAsync(owner, 'b'));

        (await _uploads.FinishAsync(owner, second.Id, Facts, None)).ShouldNotBeNull();
        (await _uploads.FinishAsync(owner, first.Id, Facts, None)).ShouldBeNull();
        await _uploads.ForgetAsync(owner, first.Id, None);
        await _uploads.ForgetAsync(owner, second.Id, None);

        (await _uploads.ListAsync(owner, new(10), None)).Uploads.Select(u => u.Id).ShouldBe([second.Id]);
    }

    [Fact]
    public async Task A_job_is_not_made_of_files_that_are_gone()
    {
        var owner = await _database.CreateUserAsync();
        var upload = await BeginAsync(owner, 'c');
        await _uploads.FinishAsync(owner, upload.Id, Facts, None);
        var submit = ApiHost.Submit(owner) with { Uploads = [upload.Id] };

        var before = await _api.Jobs.SubmitAsync(submit, None);
        (await _uploads.RemoveAsync(owner, upload.Id, None)).ShouldBeOfType<UploadRemoval.Removing>().ObjectKey.ShouldBe(upload.ObjectKey);
        var after = await _api.Jobs.SubmitAsync(submit, None);

        before.ShouldBeOfType<SubmitResult.Accepted>();
        after.ShouldBeOfType<SubmitResult.UploadGone>();
        (await _uploads.RemoveAsync(owner, upload.Id, None)).ShouldBeOfType<UploadRemoval.NotFound>();
    }

    [Fact]
    public async Task What_was_never_finished_is_swept_and_cannot_be_finished_then()
    {
        var owner = await _database.CreateUserAsync();
        var (old, young, ready) = (await BeginAsync(owner, 'd'), await BeginAsync(owner, 'e'), await BeginAsync(owner, 'f'));
        await _uploads.FinishAsync(owner, ready.Id, Facts, None);
        await AgeAsync(old.Id, ready.Id);

        var stale = await _dispatch.Cleanups.StaleUploadsAsync(TimeSpan.FromHours(1), 10, None);
        var late = await _uploads.FinishAsync(owner, old.Id, Facts, None);
        await _dispatch.Cleanups.ForgetUploadAsync(old.Id, None);

        stale.Select(s => (s.Id, s.ObjectKey)).ShouldBe([(old.Id, old.ObjectKey)]);
        late.ShouldBeNull();
        (await _dispatch.Cleanups.StaleUploadsAsync(TimeSpan.Zero, 10, None)).Select(s => s.Id).ShouldBe([young.Id]);
        (await _uploads.GetAsync(owner, ready.Id, None)).ShouldNotBeNull();
    }

    private async Task<NewUpload> BeginAsync(UserId owner, char content)
    {
        var id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        var upload = new NewUpload { Id = id, Sha256 = new string(content, 64), Bytes = 1, Name = "n", ObjectKey = $"users/{owner}/assets/{content}/{id:N}" };
        await _uploads.BeginAsync(owner, upload, None);
        return upload;
    }

    private async Task AgeAsync(params Guid[] ids)
    {
        await using var source = NpgsqlDataSource.Create(_database.AdminConnectionString + ";Pooling=false");
        await using var command = source.CreateCommand("update uploads set changed_at = now() - interval '2 hours' where id = any($1)");
        command.Parameters.AddWithValue(ids);
        await command.ExecuteNonQueryAsync();
    }
}
