using System.Security.Cryptography;
using Shouldly;
using VideoGen.Core.Errors;
using VideoGen.Storage.Tests.Stores;
using Xunit;

namespace VideoGen.Storage.Tests;

/// <summary>What every adapter does alike.</summary>
public abstract class ObjectStoreContract(StoreFixture fixture)
{
    private const int Megabyte = 1024 * 1024;
    private static readonly CancellationToken None = CancellationToken.None;

    protected IObjectStore Store => fixture.Store;

    protected string Prefix { get; } = $"t/{Guid.NewGuid():N}/";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    [InlineData(12 * Megabyte + 7)]
    public async Task What_is_written_is_read_back_byte_for_byte(int size)
    {
        var bytes = RandomNumberGenerator.GetBytes(size);

        var stored = await PutAsync("film.mp4", bytes, "video/mp4");

        stored.Bytes.ShouldBe(size);
        stored.ContentType.ShouldBe("video/mp4");
        (await ReadAsync("film.mp4")).ShouldBe(bytes);
        (await HeadAsync("film.mp4")).ShouldBe(stored, "HEAD and PUT must tell the same");
    }

    [Fact]
    public async Task Body_that_cannot_seek_is_stored_whole()
    {
        var bytes = RandomNumberGenerator.GetBytes(6 * Megabyte);
        await using var forward = new ForwardOnlyStream(bytes);

        await Store.PutAsync(Prefix + "piped", forward, new PutOptions { ContentType = "video/mp4" }, None);

        (await ReadAsync("piped")).ShouldBe(bytes);
    }

    [Fact]
    public async Task Body_is_read_from_its_current_position()
    {
        using var content = new MemoryStream("skipped kept"u8.ToArray()) { Position = 8 };

        await Store.PutAsync(Prefix + "tail", content, new PutOptions { ContentType = "text/plain", ExactBytes = 4 }, None);

        (await ReadAsync("tail")).ShouldBe("kept"u8.ToArray());
    }

    [Theory]
    [InlineData("with space ü +&=?#%~().mp4")]
    [InlineData("percent%2Fslash%20space")]
    [InlineData("日本語/😀.png")]
    [InlineData("-i.mp4")]
    [InlineData("a~d")]
    [InlineData("a~f")]
    [InlineData("seq%d.png")]
    [InlineData("'quoted' \"twice\"; $(x) `y` <z>")]
    public async Task Odd_keys_are_keys_like_any_other(string name)
    {
        var bytes = RandomNumberGenerator.GetBytes(64);

        await PutAsync(name, bytes);

        (await ReadAsync(name)).ShouldBe(bytes);
        (await ListAsync("")).ShouldBe([name]);
        await Store.DeleteAsync(Prefix + name, None);
        (await HeadAsync(name)).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("../up")]
    [InlineData("a/../../b")]
    [InlineData("a/./b")]
    [InlineData("a\\b")]
    [InlineData("nul\0byte")]
    [InlineData("line\nbreak")]
    public async Task What_is_not_a_key_is_refused_by_every_method(string key)
    {
        await RefusedAsync(() => Store.PutAsync(key, Stream.Null, new PutOptions { ContentType = "text/plain" }, None));
        await RefusedAsync(() => Store.HeadAsync(key, None));
        await RefusedAsync(() => Store.OpenReadAsync(key, null, None));
        await RefusedAsync(() => Store.DeleteAsync(key, None));
        await RefusedAsync(() => Store.CopyAsync(key, Prefix + "x", None));
        await RefusedAsync(() => Store.CopyAsync(Prefix + "x", key, None));
        await RefusedAsync(() => Task.FromResult(Store.PresignGet(key, TimeSpan.FromMinutes(1))));
        await RefusedAsync(() => Task.FromResult(Store.PresignPut(key, TimeSpan.FromMinutes(1), "text/plain", 1)));
    }

    [Fact]
    public async Task Keys_up_to_the_limits_work_and_longer_ones_are_refused()
    {
        var segment = new string('s', ObjectKey.MaxSegmentBytes);
        var longest = Prefix + string.Join('/', Enumerable.Repeat(segment, 4));

        await Store.PutAsync(longest, Stream.Null, new PutOptions { ContentType = "text/plain" }, None);

        (await Store.HeadAsync(longest, None)).ShouldNotBeNull();
        await RefusedAsync(() => Store.HeadAsync(segment + "s", None));
        await RefusedAsync(() => Store.HeadAsync(string.Join('/', Enumerable.Repeat("abc", 300)), None));
        await RefusedAsync(() => Store.HeadAsync("half a character \ud800", None));
        await RefusedAsync(() => Store.HeadAsync(new string('ü', ObjectKey.MaxSegmentBytes / 2 + 1), None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a type")]
    [InlineData("text/plain\r\nX-Injected: 1")]
    [InlineData("text/plä")]
    public async Task What_is_not_a_content_type_is_refused(string contentType)
    {
        await RefusedAsync(() => PutAsync("x", [1], contentType));

        (await HeadAsync("x")).ShouldBeNull();
    }

    [Theory]
    [InlineData(9)]
    [InlineData(11)]
    public async Task Body_of_another_length_than_announced_leaves_nothing(int announced)
    {
        var options = new PutOptions { ContentType = "text/plain", ExactBytes = announced };
        await using var forward = new ForwardOnlyStream(new byte[10]);
        using var seekable = new MemoryStream(new byte[10]);

        await RefusedAsync(() => Store.PutAsync(Prefix + "a", forward, options, None));
        await RefusedAsync(() => Store.PutAsync(Prefix + "b", seekable, options, None));

        (await ListAsync("")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0L, 0L)]
    [InlineData(10L, 19L)]
    [InlineData(99_990L, null)]
    [InlineData(99_990L, 5_000_000L)]
    [InlineData(0L, null)]
    public async Task Ranges_give_just_those_bytes(long from, long? to)
    {
        var bytes = RandomNumberGenerator.GetBytes(100_000);
        await PutAsync("whole", bytes);

        await using var read = await Store.OpenReadAsync(Prefix + "whole", new ByteRange(from, to), None);

        var expected = bytes[(int)from..(int)Math.Min((to ?? 99_999) + 1, 100_000)];
        read.ShouldNotBeNull().Length.ShouldBe(expected.Length);
        read.Stored.Bytes.ShouldBe(100_000);
        (await BytesAsync(read.Content)).ShouldBe(expected);
    }

    [Theory]
    [InlineData(10L, null)]
    [InlineData(1_000L, 2_000L)]
    [InlineData(5L, 4L)]
    [InlineData(-1L, 4L)]
    public async Task Ranges_that_hold_no_bytes_are_refused(long from, long? to)
    {
        await PutAsync("ten", new byte[10]);

        await RefusedAsync(() => Store.OpenReadAsync(Prefix + "ten", new ByteRange(from, to), None));
    }

    [Fact]
    public async Task Missing_objects_are_null_and_deleting_them_is_no_error()
    {
        (await HeadAsync("missing")).ShouldBeNull();
        (await Store.OpenReadAsync(Prefix + "missing", null, None)).ShouldBeNull();
        (await Store.OpenReadAsync(Prefix + "missing", new ByteRange(5), None)).ShouldBeNull();
        (await Store.CopyAsync(Prefix + "missing", Prefix + "copy", None)).ShouldBeNull();
        await Should.NotThrowAsync(() => Store.DeleteAsync(Prefix + "missing", None));
        await Should.NotThrowAsync(() => Store.DeleteAsync(Prefix + "no/such/folder", None));
    }

    [Fact]
    public async Task Etag_follows_the_bytes()
    {
        var first = await PutAsync("a", [1, 2, 3]);
        var same = await PutAsync("b", [1, 2, 3]);
        var other = await PutAsync("a", [1, 2, 4]);

        same.ETag.ShouldBe(first.ETag);
        other.ETag.ShouldNotBe(first.ETag);
        first.ETag.ShouldMatch("^\"[0-9a-f-]+\"$");
        first.LastModified.ShouldBe(TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task Overwriting_replaces_bytes_and_type_together()
    {
        await PutAsync("a", new byte[1_000], "text/plain");

        await PutAsync("a", [7], "image/png");

        var found = await HeadAsync("a");
        found.ShouldNotBeNull().ContentType.ShouldBe("image/png");
        (await ReadAsync("a")).ShouldBe([7]);
    }

    [Fact]
    public async Task Key_and_keys_below_it_live_side_by_side()
    {
        await PutAsync("a", [1]);
        await PutAsync("a/b", [2]);
        await PutAsync("a/b/c", [3]);

        await Store.DeleteAsync(Prefix + "a/b", None);

        (await ListAsync("")).ShouldBe(["a", "a/b/c"]);
        (await ReadAsync("a/b/c")).ShouldBe([3]);
    }

    [Fact]
    public async Task Listing_is_by_prefix_in_order_of_keys_without_content_types()
    {
        foreach (var key in new[] { "a/2", "a.txt", "a", "a/1/x", "b", "a0", "a/1" })
            await PutAsync(key, [1, 2]);

        (await ListAsync("")).ShouldBe(["a", "a.txt", "a/1", "a/1/x", "a/2", "a0", "b"]);
        (await ListAsync("a/")).ShouldBe(["a/1", "a/1/x", "a/2"]);
        (await ListAsync("a/1")).ShouldBe(["a/1", "a/1/x"]);
        (await ListAsync("nothing/here/")).ShouldBeEmpty();
        (await ListAsync("../")).ShouldBeEmpty();
        await foreach (var found in Store.ListAsync(Prefix, None))
            (found.Bytes, found.ContentType).ShouldBe((2L, null));
    }

    [Fact]
    public async Task Copies_are_byte_exact_and_independent_of_their_source()
    {
        var bytes = RandomNumberGenerator.GetBytes(6 * Megabyte);
        await PutAsync("odd ü+source", bytes, "video/mp4");

        var copy = await Store.CopyAsync(Prefix + "odd ü+source", Prefix + "copies/ü +copy", None);
        await Store.DeleteAsync(Prefix + "odd ü+source", None);

        copy.ShouldNotBeNull().ContentType.ShouldBe("video/mp4");
        (await ReadAsync("copies/ü +copy")).ShouldBe(bytes);
    }

    [Fact]
    public async Task Concurrent_writers_of_one_key_leave_one_whole_body()
    {
        var bodies = Enumerable.Range(0, 12).Select(i => Enumerable.Repeat((byte)i, 50_000 + i).ToArray()).ToArray();

        await Task.WhenAll(bodies.Select(body => PutAsync("contested", body, $"text/x-{body[0]}")));

        var left = await ReadAsync("contested");
        left.ShouldBe(bodies[left[0]]);
        (await HeadAsync("contested")).ShouldNotBeNull().ContentType.ShouldBe($"text/x-{left[0]}");
    }

    [Fact]
    public async Task Cancelled_write_leaves_nothing()
    {
        using var cancel = new CancellationTokenSource();
        await using var content = new ForwardOnlyStream(new byte[6 * Megabyte], onRead: position =>
        {
            if (position > Megabyte)
                cancel.Cancel();
        });

        await Should.ThrowAsync<OperationCanceledException>(
            () => Store.PutAsync(Prefix + "x", content, new PutOptions { ContentType = "video/mp4" }, cancel.Token));

        (await ListAsync("")).ShouldBeEmpty();
    }

    [Fact]
    public async Task File_is_stored_as_it_is_and_a_missing_one_is_refused()
    {
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, new byte[12_345]);
        try
        {
            await Store.PutFileAsync(Prefix + "file", path, new PutOptions { ContentType = "video/mp4" }, None);
        }
        finally
        {
            File.Delete(path);
        }

        (await HeadAsync("file")).ShouldNotBeNull().Bytes.ShouldBe(12_345);
        await RefusedAsync(() => Store.PutFileAsync(Prefix + "y", path, new PutOptions { ContentType = "video/mp4" }, None));
    }

    [Fact]
    public Task Reachable_store_is_healthy() => Should.NotThrowAsync(() => Store.CheckAsync(None));

    protected async Task<StoredObject> PutAsync(string name, byte[] bytes, string contentType = "application/octet-stream")
    {
        using var content = new MemoryStream(bytes);
        return await Store.PutAsync(Prefix + name, content, new PutOptions { ContentType = contentType }, None);
    }

    protected Task<StoredObject?> HeadAsync(string name) => Store.HeadAsync(Prefix + name, None);

    protected async Task<byte[]> ReadAsync(string name)
    {
        await using var read = await Store.OpenReadAsync(Prefix + name, range: null, None);
        return await BytesAsync(read.ShouldNotBeNull().Content);
    }

    private async Task<List<string>> ListAsync(string below)
    {
        var names = new List<string>();
        await foreach (var found in Store.ListAsync(Prefix + below, None))
            names.Add(found.Key[Prefix.Length..]);
        return names;
    }

    private static async Task<byte[]> BytesAsync(Stream content)
    {
        using var all = new MemoryStream();
        await content.CopyToAsync(all);
        return all.ToArray();
    }

    private static async Task RefusedAsync(Func<Task> call) =>
        (await Should.ThrowAsync<StorageException>(call)).Code.ShouldBe(ErrorCodes.InvalidRequest);
}
