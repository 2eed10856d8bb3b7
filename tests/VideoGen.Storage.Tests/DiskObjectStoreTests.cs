using Shouldly;
using VideoGen.Core.Errors;
using VideoGen.Storage.Tests.Stores;
using Xunit;

namespace VideoGen.Storage.Tests;

public sealed class DiskObjectStoreTests(DiskFixture fixture) : ObjectStoreContract(fixture), IClassFixture<DiskFixture>
{
    private static readonly PutOptions Text = new() { ContentType = "text/plain" };

    private string Objects => Path.Combine(fixture.Root, "objects");

    [Fact]
    public async Task Folder_that_is_a_link_out_of_the_root_is_not_followed()
    {
        var outside = Directory.CreateTempSubdirectory("videogen-outside-").FullName;
        await File.WriteAllTextAsync(Path.Combine(outside, "secret"), "secret");
        await PutAsync("real/x", [1]);
        Directory.CreateSymbolicLink(Path.Combine(FolderOf("real"), "link~d"), outside);

        await LinkRefusedAsync(() => Store.PutAsync($"{Prefix}real/link/new", Stream.Null, Text, default));
        await LinkRefusedAsync(() => Store.OpenReadAsync($"{Prefix}real/link/secret", null, default));
        await LinkRefusedAsync(() => Store.HeadAsync($"{Prefix}real/link/secret", default));
        await LinkRefusedAsync(() => Store.DeleteAsync($"{Prefix}real/link/secret", default));

        Directory.GetFileSystemEntries(outside).ShouldBe([Path.Combine(outside, "secret")]);
        (await KeysAsync("real/")).ShouldBe(["real/x"], "a listing does not go through links either");
        Directory.Delete(outside, recursive: true);
    }

    [Fact]
    public async Task Object_that_is_a_link_is_neither_read_nor_written_through()
    {
        await PutAsync("real", [1]);
        File.CreateSymbolicLink(Path.Combine(FolderOf(""), "link"), "/etc/passwd");

        await LinkRefusedAsync(() => Store.OpenReadAsync(Prefix + "link", null, default));
        await LinkRefusedAsync(() => Store.PutAsync(Prefix + "link", Stream.Null, Text, default));
    }

    [Fact]
    public async Task Full_disk_is_told_apart_and_leaves_no_part_of_the_object()
    {
        var options = new DiskStorageOptions { Root = fixture.Root, SigningKey = new string('k', 40) };
        var full = DiskFixture.Create(options, path => new FullDiskStream(path, room: 100_000));
        await PutAsync("film", [1, 2, 3]);

        var failure = await Should.ThrowAsync<StorageException>(
            () => full.PutAsync(Prefix + "film", new MemoryStream(new byte[300_000]), Text, default));

        failure.Code.ShouldBe(ErrorCodes.DiskFull);
        (await ReadAsync("film")).ShouldBe([1, 2, 3]);
        Directory.GetFiles(Path.Combine(fixture.Root, "tmp")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Body_that_breaks_off_leaves_nothing_and_passes_its_own_error_on()
    {
        await using var broken = new ForwardOnlyStream(new byte[100_000], position =>
        {
            if (position > 50_000)
                throw new IOException("the client went away");
        });

        (await Should.ThrowAsync<IOException>(() => Store.PutAsync(Prefix + "x", broken, Text, default)))
            .Message.ShouldBe("the client went away");

        (await HeadAsync("x")).ShouldBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(40)]
    public async Task Damaged_file_is_an_error_and_not_other_bytes(int kept)
    {
        await PutAsync("good", [1]);
        await PutAsync("cut", new byte[100]);
        var path = Path.Combine(FolderOf(""), "cut");
        await using (var file = File.OpenWrite(path))
            file.SetLength(kept);

        var failure = await Should.ThrowAsync<StorageException>(() => Store.OpenReadAsync(Prefix + "cut", null, default));

        (failure.Code, failure.Retryable).ShouldBe((ErrorCodes.StorageFailed, false));
        (await KeysAsync("")).ShouldBe(["good"]);
    }

    [Fact]
    public async Task Delete_removes_the_folders_that_become_empty_and_no_other()
    {
        await PutAsync("a/b/c/one", [1]);
        await PutAsync("a/two", [2]);

        await Store.DeleteAsync(Prefix + "a/b/c/one", default);

        Directory.Exists(FolderOf("a/b")).ShouldBeFalse();
        Directory.Exists(FolderOf("a")).ShouldBeTrue();
        await Store.DeleteAsync(Prefix + "a/two", default);
        Directory.Exists(FolderOf("a")).ShouldBeFalse();
        Directory.Exists(Objects).ShouldBeTrue();
    }

    [Fact]
    public async Task Writers_survive_deletes_that_remove_their_folder()
    {
        const string Folder = "shared/one/two/three/four/five/";
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 200; i++)
            {
                await PutAsync(Folder + writer, [(byte)i]);
                (await ReadAsync(Folder + writer)).ShouldBe([(byte)i]);
                await Store.DeleteAsync(Prefix + Folder + writer, default);
            }
        })));

        (await KeysAsync("")).ShouldBeEmpty();
        Directory.Exists(FolderOf("shared")).ShouldBeFalse();
    }

    [Fact]
    public async Task Read_that_has_begun_is_not_disturbed_by_overwrite_and_delete()
    {
        var bytes = Enumerable.Range(0, 400_000).Select(i => (byte)i).ToArray();
        await PutAsync("film", bytes);
        await using var read = await Store.OpenReadAsync(Prefix + "film", null, default);
        var content = read.ShouldNotBeNull().Content;
        var first = new byte[1_000];
        await content.ReadExactlyAsync(first);

        await PutAsync("film", [1]);
        await Store.DeleteAsync(Prefix + "film", default);

        using var rest = new MemoryStream();
        await content.CopyToAsync(rest);
        first.Concat(rest.ToArray()).ShouldBe(bytes);
    }

    [Fact]
    public async Task Files_are_for_their_owner_alone()
    {
        await PutAsync("private", [1]);

        new FileInfo(Path.Combine(FolderOf(""), "private")).UnixFileMode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void Leftovers_of_killed_writers_are_removed_at_start_when_they_are_old()
    {
        var root = Directory.CreateTempSubdirectory("videogen-store-").FullName;
        var temporary = Directory.CreateDirectory(Path.Combine(root, "tmp")).FullName;
        File.WriteAllText(Path.Combine(temporary, "old"), "");
        File.WriteAllText(Path.Combine(temporary, "new"), "");
        File.SetLastWriteTimeUtc(Path.Combine(temporary, "old"), TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-2));

        DiskFixture.Create(new DiskStorageOptions { Root = root, SigningKey = new string('k', 40) });

        Directory.GetFiles(temporary).ShouldBe([Path.Combine(temporary, "new")]);
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public void Root_that_cannot_be_made_is_a_storage_failure() =>
        Should.Throw<StorageException>(() => DiskFixture.Create(new DiskStorageOptions { Root = "/dev/null/store", SigningKey = new string('k', 40) }))
            .Code.ShouldBe(ErrorCodes.StorageFailed);

    private string FolderOf(string name) =>
        Path.Combine([Objects, .. (Prefix + name).Split('/', StringSplitOptions.RemoveEmptyEntries).Select(s => s + "~d")]);

    private static async Task LinkRefusedAsync(Func<Task> call) =>
        (await Should.ThrowAsync<StorageException>(call)).Message.ShouldContain("symbolic link");

    private async Task<List<string>> KeysAsync(string below)
    {
        var keys = new List<string>();
        await foreach (var found in Store.ListAsync(Prefix + below, default))
            keys.Add(found.Key[Prefix.Length..]);
        return keys;
    }

    /// <summary>A file on a disk with that much room: fails as the kernel does, with errno 28.</summary>
    private sealed class FullDiskStream(string path, long room) : FileStream(path, FileMode.CreateNew, FileAccess.Write)
    {
        private const int NoSpace = 28;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position + buffer.Length > room
                ? ValueTask.FromException(new IOException("No space left on device", NoSpace))
                : base.WriteAsync(buffer, cancellationToken);
    }
}
