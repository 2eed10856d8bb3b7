using System.Diagnostics;
using FFMpegCore;
using FFMpegCore.Exceptions;
using Shouldly;
using VideoGen.TestKit;
using Xunit;

namespace VideoGen.Packages.Tests;

public sealed class FFProbeTests : IAsyncLifetime, IDisposable
{
    private readonly TempDirectory folder = new("ffprobe");

    private string Clip => Path.Combine(folder.Path, "a film; with $(odd) name & spaces.mp4");

    public Task InitializeAsync() => RunAsync(
        "ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc2=s=320x180:r=25:d=2", "-f", "lavfi", "-i", "sine=r=48000:d=2",
        "-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac", "-ac", "2", "-metadata", "title=Tides", Clip);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_film_is_described_stream_by_stream()
    {
        var film = await FFProbe.AnalyseAsync(Clip);

        film.Duration.ShouldBe(TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(60));
        film.Format.FormatName.ShouldContain("mp4");
        film.Format.StreamCount.ShouldBe(2);
        film.Format.Tags!["title"].ShouldBe("Tides");
        var video = film.VideoStreams.ShouldHaveSingleItem();
        (video.Width, video.Height, video.FrameRate, video.CodecName, video.PixelFormat).ShouldBe((320, 180, 25d, "h264", "yuv420p"));
        video.Duration.ShouldBe(TimeSpan.FromSeconds(2));
        var audio = film.AudioStreams.ShouldHaveSingleItem();
        (audio.Channels, audio.SampleRateHz, audio.CodecName).ShouldBe((2, 48000, "aac"));
        film.PrimaryVideoStream.ShouldBeSameAs(video);
    }

    [Fact]
    public async Task What_is_no_film_is_refused_with_the_reason()
    {
        var text = Path.Combine(folder.Path, "notes.mp4");
        await File.WriteAllTextAsync(text, "no film");

        var refusal = await Should.ThrowAsync<FFProbeProcessException>(() => FFProbe.AnalyseAsync(text));

        refusal.ProcessErrors.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_said_to_be_missing()
    {
        var missing = await Should.ThrowAsync<FFMpegException>(() => FFProbe.AnalyseAsync(Path.Combine(folder.Path, "none.mp4")));

        missing.Type.ShouldBe(FFMpegExceptionType.File);
    }

    [Fact]
    public async Task A_folder_without_the_program_is_said_to_lack_it() =>
        await Should.ThrowAsync<FFProbeException>(() => FFProbe.AnalyseAsync(Clip, new FFOptions { BinaryFolder = folder.Path }));

    [Fact]
    public async Task A_cancelled_question_ends()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => FFProbe.AnalyseAsync(Clip, cancellationToken: cancelled.Token));
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments))!;
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0);
    }
}
