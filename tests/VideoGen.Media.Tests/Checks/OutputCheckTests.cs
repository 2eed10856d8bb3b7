using Shouldly;
using VideoGen.Composition.Layers;
using VideoGen.Core.Errors;
using VideoGen.Media.Checks;
using VideoGen.Media.Processes;
using Xunit;

namespace VideoGen.Media.Tests.Checks;

public sealed class OutputCheckTests
{
    private static readonly FilmWanted Wanted = new(320, 240, new FrameRate(25, 1), 50, HasAudio: true);
    private static readonly string[] Good = ["-f", "lavfi", "-i", "testsrc2=s=320x240:r=25:d=2", "-f", "lavfi", "-i", "sine=d=2:r=48000", "-pix_fmt", "yuv420p", "-c:v", "libx264", "-c:a", "aac", "-movflags", "+faststart"];

    [Fact]
    public async Task A_sound_film_passes()
    {
        using var host = new MediaHost();

        var facts = await host.Get<OutputCheck>().CheckAsync(await Make(host, Good), Wanted, default);

        (facts.Frames, facts.Width, facts.Height).ShouldBe((50, 320, 240));
    }

    public static TheoryData<string, string[]> Faults() => new()
    {
        { "two frames short", [.. Good, "-frames:v", "48"] },
        { "wrong size", [.. Good, "-s", "318x240"] },
        { "index at the end", [.. Good[..^2]] },
        { "no sound", [.. Good, "-an"] },
        { "no picture", [.. Good, "-vn"] },
        { "sound too short", [.. Good, "-af", "atrim=0:1"] },
        { "wrong codec", [.. Good, "-c:v", "mpeg4"] },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_film_with_a_fault_is_refused(string fault, string[] arguments)
    {
        using var host = new MediaHost();
        var path = await Make(host, arguments);

        var failure = await Should.ThrowAsync<MediaException>(() => host.Get<OutputCheck>().CheckAsync(path, Wanted, default), fault);

        failure.Code.ShouldBe(ErrorCodes.OutputInvalid);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2000)]
    public async Task A_file_that_is_cut_short_is_refused(int bytes)
    {
        using var host = new MediaHost();
        var path = await Make(host, Good);
        await using (var file = File.OpenWrite(path)) file.SetLength(bytes);

        var failure = await Should.ThrowAsync<MediaException>(() => host.Get<OutputCheck>().CheckAsync(path, Wanted, default));

        failure.Code.ShouldBe(ErrorCodes.OutputInvalid);
    }

    private static async Task<string> Make(MediaHost host, string[] arguments)
    {
        await host.FFmpeg.RunAsync(new FFmpegRun { Arguments = [.. arguments, "film.mp4"], WorkDirectory = host.Folder }, default);
        return host.PathOf("film.mp4");
    }
}
