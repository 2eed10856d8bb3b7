using System.Buffers.Binary;
using Shouldly;
using VideoGen.Api.Features.Streams.Mp4;
using Xunit;

namespace VideoGen.Api.Tests.Streams;

public sealed class SegmentHeadTests(TestFilms films) : IClassFixture<TestFilms>
{
    [Fact]
    public async Task The_head_of_a_segment_says_what_ffmpeg_wrote()
    {
        var film = await films.Ntsc;
        var bytes = await File.ReadAllBytesAsync(film.Segments[0].Path);

        var head = SegmentHead.TryRead(bytes).ShouldNotBeNull();

        head.Track.Timescale.ShouldBe(30_000);
        head.Track.Codec.ShouldMatch("^avc1\\.[0-9a-f]{6}$");
        (head.Fragment.Samples, head.Fragment.Start, head.Fragment.Duration).ShouldBe((31, 0, 31 * 1_001));
        head.Init.AsSpan(4, 4).SequenceEqual("ftyp"u8).ShouldBeTrue();
        bytes.AsSpan((int)head.MediaStart + 4, 4).SequenceEqual("mdat"u8).ShouldBeTrue();
        (head.MediaStart + head.MediaBytes).ShouldBeLessThanOrEqualTo(bytes.Length);
    }

    [Fact]
    public async Task A_fragment_moved_to_another_place_differs_in_its_number_and_start_alone()
    {
        var head = await HeadAsync();

        var moved = head.Fragment.At(9, 123_456_789_012);

        var read = Fragment.Read(moved, head.Track);
        (read.Start, read.Duration, read.Samples).ShouldBe((123_456_789_012, head.Fragment.Duration, head.Fragment.Samples));
        moved.Zip(head.Fragment.Head).Count(pair => pair.First != pair.Second).ShouldBeInRange(2, 12);
        head.Fragment.Start.ShouldBe(0);
    }

    [Fact]
    public async Task A_front_that_is_too_short_asks_for_more_and_never_fails()
    {
        var bytes = await File.ReadAllBytesAsync((await films.Plain).Segments[0].Path);
        var whole = SegmentHead.TryRead(bytes).ShouldNotBeNull();

        for (var length = 0; length < whole.MediaStart + 8; length++)
            SegmentHead.TryRead(bytes.AsSpan(0, length)).ShouldBeNull();
        SegmentHead.TryRead(bytes.AsSpan(0, (int)whole.MediaStart + 8)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Addresses_that_count_from_the_file_are_refused()
    {
        var head = (await HeadAsync()).Fragment.Head;
        var at = head.AsSpan().IndexOf("tfhd"u8) + 4;
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(at), BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(at)) & ~0x020000u);

        Should.Throw<InvalidDataException>(() => Fragment.Read(head, new(15_360, "avc1", 0)));
    }

    [Theory]
    [InlineData("moov", "free")]
    [InlineData("mvex", "free")]
    [InlineData("avcC", "free")]
    [InlineData("avc1", "hvc1")]
    [InlineData("tfdt", "free")]
    [InlineData("trun", "free")]
    [InlineData("moof", "mdat")]
    [InlineData("ftyp", "moof")]
    public async Task A_file_that_lacks_a_box_is_refused(string box, string instead)
    {
        var bytes = await File.ReadAllBytesAsync((await films.Plain).Segments[0].Path);
        System.Text.Encoding.ASCII.GetBytes(instead).CopyTo(bytes, bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(box)));

        Should.Throw<InvalidDataException>(() => SegmentHead.TryRead(bytes));
    }

    [Fact]
    public async Task Bytes_that_were_changed_are_read_or_refused_and_nothing_else()
    {
        var bytes = await File.ReadAllBytesAsync((await films.Plain).Segments[0].Path);
        var front = (int)SegmentHead.TryRead(bytes).ShouldNotBeNull().MediaStart;
        var random = new Random(4711);
        var refused = 0;

        for (var round = 0; round < 20_000; round++)
        {
            var broken = (byte[])bytes.Clone();
            for (var change = random.Next(1, 4); change > 0; change--)
                broken[random.Next(front)] = (byte)random.Next(256);
            try
            {
                SegmentHead.TryRead(broken)?.Fragment.At(1, 0);
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }

        refused.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public async Task The_sounds_fragments_follow_each_other_to_its_end()
    {
        var film = await films.Plain;
        await using var file = File.OpenRead(film.Sound);

        var index = await FragmentIndex.ReadAsync(file, CancellationToken.None);

        index.Track.ShouldBe(new TrackFacts(48_000, "mp4a.40.2", index.Track.DefaultDuration));
        index.Fragments.Count.ShouldBeGreaterThan(3);
        index.Fragments.Zip(index.Fragments.Skip(1)).ShouldAllBe(pair => pair.First.Start + pair.First.Duration == pair.Second.Start);
        index.Fragments.Sum(f => f.Duration).ShouldBeInRange(48_000 * 45 / 10, (48_000 * 45 / 10) + 3_000);
    }

    [Fact]
    public async Task A_sound_that_is_cut_off_is_refused()
    {
        var bytes = await File.ReadAllBytesAsync((await films.Plain).Sound);

        foreach (var length in new[] { 0, 5, 200, bytes.Length / 2 })
        {
            using var part = new MemoryStream(bytes, 0, length);
            await Should.ThrowAsync<Exception>(() => FragmentIndex.ReadAsync(part, CancellationToken.None));
        }
    }

    private async Task<SegmentHead> HeadAsync() =>
        SegmentHead.TryRead(await File.ReadAllBytesAsync((await films.Plain).Segments[0].Path)).ShouldNotBeNull();
}
