using System.Globalization;
using Shouldly;
using VideoGen.Api.Features.Streams.Hls;
using Xunit;

namespace VideoGen.Api.Tests.Streams;

public sealed class PlaylistTests
{
    [Fact]
    public void A_growing_list_is_an_event_that_begins_at_its_start()
    {
        var list = new MediaPlaylist
        {
            Timescale = 15_360,
            LongestTicks = 61_440,
            Entries = [new("segment-0.m4s", 0, 15_360, "init.mp4"), new("segment-1.m4s", 15_360, 61_440, "init.mp4")],
            IsComplete = false,
            Begin = 0,
        };

        list.Write().ShouldBe(
            """
            #EXTM3U
            #EXT-X-VERSION:7
            #EXT-X-TARGETDURATION:4
            #EXT-X-MEDIA-SEQUENCE:0
            #EXT-X-PLAYLIST-TYPE:EVENT
            #EXT-X-INDEPENDENT-SEGMENTS
            #EXT-X-START:TIME-OFFSET=0.000000,PRECISE=YES
            #EXT-X-MAP:URI="init.mp4"
            #EXTINF:1.000000,
            segment-0.m4s
            #EXTINF:4.000000,
            segment-1.m4s

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Segments_of_another_kind_get_a_map_of_their_own_and_missing_ones_keep_the_time()
    {
        var list = new MediaPlaylist
        {
            Timescale = 30,
            LongestTicks = 31,
            Entries = [new("a", 0, 30, null, Presence.Gap), new("b", 30, 31, "one"), new("c", 61, 30, "two"), new("d", 91, 30, "two")],
            IsComplete = true,
        };

        list.Write().Split('\n')[5..].ShouldBe(
        [
            "#EXT-X-INDEPENDENT-SEGMENTS", "#EXT-X-GAP", "#EXTINF:1.000000,", "a", "#EXT-X-MAP:URI=\"one\"", "#EXTINF:1.033333,", "b",
            "#EXT-X-MAP:URI=\"two\"", "#EXTINF:1.000000,", "c", "#EXTINF:1.000000,", "d", "#EXT-X-ENDLIST", "",
        ]);
        list.Write().ShouldContain("#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:VOD");
    }

    [Theory]
    [InlineData(24_000, 1_001)]
    [InlineData(30_000, 1_001)]
    [InlineData(60_000, 1_001)]
    [InlineData(25 * 512, 512)]
    public void Lengths_add_up_to_the_film_however_long_it_is(int timescale, int ticksPerFrame)
    {
        var entries = new List<PlaylistEntry>();
        long at = 0;
        for (var n = 0; n < 2_000; n++)
        {
            var ticks = (long)(1 + (n % 97)) * ticksPerFrame;
            entries.Add(new("s", at, ticks, "m"));
            at += ticks;
        }

        var text = new MediaPlaylist { Timescale = timescale, LongestTicks = 97 * ticksPerFrame, Entries = entries, IsComplete = true }.Write();

        var sum = text.Split('\n').Where(l => l.StartsWith("#EXTINF:", StringComparison.Ordinal)).Sum(l => decimal.Parse(l[8..^1], CultureInfo.InvariantCulture));
        Math.Abs(sum - ((decimal)at / timescale)).ShouldBeLessThan(0.000001m);
    }

    [Fact]
    public void The_master_names_picture_sound_and_captions()
    {
        var master = new MasterPlaylist
        {
            Video = "stream/video.m3u8", Audio = "stream/audio.m3u8", Captions = "stream/captions.m3u8", Bandwidth = 1_234_567,
            Codecs = ["avc1.64001f", "mp4a.40.2"], Width = 1280, Height = 720, FramesPerSecond = 30_000 / 1_001.0,
        };

        master.Write().Split('\n').ShouldBe(
        [
            "#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS",
            "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"sound\",NAME=\"Sound\",DEFAULT=YES,AUTOSELECT=YES,CHANNELS=\"2\",URI=\"stream/audio.m3u8\"",
            "#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"captions\",NAME=\"Captions\",DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,URI=\"stream/captions.m3u8\"",
            "#EXT-X-STREAM-INF:BANDWIDTH=1234567,CODECS=\"avc1.64001f,mp4a.40.2\",RESOLUTION=1280x720,FRAME-RATE=29.970,AUDIO=\"sound\",SUBTITLES=\"captions\",CLOSED-CAPTIONS=NONE",
            "stream/video.m3u8", "",
        ]);
    }
}
