using Shouldly;
using VideoGen.Core.Errors;
using VideoGen.Storage.S3;
using VideoGen.Storage.Tests.Stores;
using VideoGen.TestKit;
using Xunit;

namespace VideoGen.Storage.Tests;

public sealed class S3ObjectStoreTests(S3Fixture fixture) : ObjectStoreContract(fixture), IClassFixture<S3Fixture>
{
    private static readonly PutOptions Video = new() { ContentType = "video/mp4" };

    [Fact]
    public async Task Listing_goes_on_over_pages()
    {
        var keys = Enumerable.Range(0, 25).Select(i => $"page/{i:D3}").ToArray();
        foreach (var key in keys)
            await PutAsync(key, [1]);
        var options = fixture.OptionsFor(fixture.Options.Bucket, fixture.Server.SecretKey);
        options.ListPageSize = 10;
        using var store = S3Fixture.Create(options);

        var found = new List<string>();
        await foreach (var item in store.ListAsync(Prefix + "page/", default))
            found.Add(item.Key[Prefix.Length..]);

        found.ShouldBe(keys);
    }

    [Fact]
    public async Task Large_body_goes_up_in_parts()
    {
        var stored = await PutAsync("parts", new byte[12 * 1024 * 1024]);

        stored.ETag.ShouldEndWith("-3\"", customMessage: "S3 marks an object of three parts so");
    }

    [Fact]
    public async Task Upload_that_fails_between_parts_leaves_no_parts_behind()
    {
        using var client = S3ClientFactory.Create(fixture.Options, fixture.Options.ServiceUrl);
        await using var failing = new FailingFile(bytes: 14 * 1024 * 1024, failAt: 9 * 1024 * 1024);

        await Should.ThrowAsync<StorageException>(() => Store.PutAsync(Prefix + "x", failing, Video, default));

        (await HeadAsync("x")).ShouldBeNull();
        var uploads = await client.ListMultipartUploadsAsync(fixture.Options.Bucket);
        (uploads.MultipartUploads ?? []).ShouldNotContain(u => u.Key == Prefix + "x");
    }

    [Fact]
    public async Task Wrong_secret_is_a_failure_that_no_retry_mends()
    {
        var failure = await Should.ThrowAsync<StorageException>(() => fixture.Impostor.CheckAsync(default));

        (failure.Code, failure.Retryable).ShouldBe((ErrorCodes.StorageFailed, false));
        failure.Message.ShouldContain("SignatureDoesNotMatch");
    }

    [Fact]
    public async Task Missing_bucket_is_a_failure_and_not_an_empty_store()
    {
        using var store = S3Fixture.Create(fixture.OptionsFor("no-such-bucket-here", fixture.Server.SecretKey));

        (await Should.ThrowAsync<StorageException>(() => store.CheckAsync(default))).Retryable.ShouldBeFalse();
        await Should.ThrowAsync<StorageException>(() => store.OpenReadAsync("x", null, default));
        await Should.ThrowAsync<StorageException>(() => store.PutAsync("x", new MemoryStream([1]), Video, default));
    }

    [Fact]
    public async Task Store_that_does_not_answer_can_be_tried_again()
    {
        var options = fixture.OptionsFor("films", "secret");
        options.ServiceUrl = $"http://127.0.0.1:{FreePort.Next()}";
        using var store = S3Fixture.Create(options);

        var failure = await Should.ThrowAsync<StorageException>(() => store.CheckAsync(default));

        (failure.Code, failure.Retryable).ShouldBe((ErrorCodes.StorageFailed, true));
    }

    [Fact]
    public async Task Bucket_is_made_once_and_then_left_alone()
    {
        using var store = S3Fixture.Create(fixture.OptionsFor($"made-{Guid.NewGuid():N}", fixture.Server.SecretKey));

        await store.EnsureBucketAsync(default);
        await store.PutAsync("kept", new MemoryStream([1]), Video, default);
        await store.EnsureBucketAsync(default);

        (await store.HeadAsync("kept", default)).ShouldNotBeNull();
    }

    /// <summary>A seekable body whose second part cannot be read.</summary>
    private sealed class FailingFile(long bytes, long failAt) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => bytes;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (Position >= failAt)
                throw new IOException("the disk is broken");
            var take = (int)Math.Min(count, bytes - Position);
            Position += take;
            return take;
        }

        public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => Position + offset,
            _ => bytes + offset,
        };

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
