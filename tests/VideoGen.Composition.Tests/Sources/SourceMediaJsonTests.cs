using Shouldly;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Sources;
using Xunit;

namespace VideoGen.Composition.Tests.Sources;

public sealed class SourceMediaJsonTests
{
    private static readonly SourceMedia Film = new()
    {
        Sha256 = new string('a', 64),
        ObjectKey = "users/1/assets/a",
        Bytes = 1234,
        Name = "sky \"über\".mp4",
        Demuxer = "mov",
        Duration = TimeSpan.FromTicks(123_456_789),
        Video = new()
        {
            Codec = "h264", Profile = "High", CodedWidth = 1440, CodedHeight = 1080, SarNumerator = 4, SarDenominator = 3, Rotation = 90,
            PixelFormat = "yuv420p", Matrix = "bt709", Rate = new(30_000, 1_001), Frames = 300, Keyframes = [0, 30, 60], StartTime = TimeSpan.FromMilliseconds(40),
        },
        Audio = new("aac", 48_000, 2, TimeSpan.FromMilliseconds(-21)),
    };

    [Fact]
    public void Facts_come_back_as_they_were()
    {
        var again = SourceMediaJson.Read(SourceMediaJson.Write(Film));

        SourceMediaJson.Write(again).ShouldBe(SourceMediaJson.Write(Film));
        again.Duration.ShouldBe(Film.Duration);
        again.Audio.ShouldBe(Film.Audio);
        again.Video!.Rate.ShouldBe(new FrameRate(30_000, 1_001));
        again.Video.Keyframes.ShouldBe([0, 30, 60]);
        (again.Video.Width, again.Video.Height).ShouldBe((1080, 1920));
    }

    [Fact]
    public void The_files_of_a_timeline_are_written_in_the_order_of_their_names()
    {
        var still = Film with { Video = null, Audio = null };
        var written = SourceMediaJson.WriteAll(new Dictionary<string, SourceMedia> { ["b"] = Film, ["a"] = still });

        written.ShouldStartWith("{\"a\":");
        SourceMediaJson.ReadAll(written).Keys.ShouldBe(["a", "b"]);
        SourceMediaJson.ReadAll(written)["a"].Video.ShouldBeNull();
    }
}
