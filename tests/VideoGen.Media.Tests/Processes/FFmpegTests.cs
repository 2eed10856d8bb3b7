using Shouldly;
using VideoGen.Core.Errors;
using VideoGen.Media.Processes;
using Xunit;

namespace VideoGen.Media.Tests.Processes;

public sealed class FFmpegTests
{
    private static readonly string[] GreyFrames =
        ["-protocol_whitelist", "pipe", "-f", "rawvideo", "-pixel_format", "gray", "-video_size", "64x64", "-framerate", "30", "-i", "pipe:0"];

    private static readonly string[] Endless = ["-re", "-f", "lavfi", "-i", "testsrc2=s=64x64:r=30", "-c:v", "libx264", "-f", "mp4", "out.mp4"];

    [Theory]
    [InlineData("bubblewrap")]
    [InlineData("namespaces")]
    [InlineData("limits")]
    public async Task Frames_written_to_stdin_come_out_counted_and_costed(string sandbox)
    {
        using var host = new MediaHost(sandbox);
        List<FFmpegProgress> seen = [];
        var run = Run(host, [.. GreyFrames, "-c:v", "libx264", "out.mp4"]) with
        {
            WriteInput = (stream, ct) => WriteFrames(stream, 30, ct),
            ExpectedFrames = 30,
            OnProgress = seen.Add,
        };

        var result = await host.FFmpeg.RunAsync(run, default);

        new FileInfo(host.PathOf("out.mp4")).Length.ShouldBeGreaterThan(0);
        result.LastProgress.Frame.ShouldBe(30);
        result.CpuTime.ShouldBeGreaterThan(TimeSpan.Zero);
        result.PeakMemoryBytes.ShouldBeGreaterThan(1 << 20);
        seen.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_missing_frame_is_a_failure()
    {
        using var host = new MediaHost();
        var run = Run(host, [.. GreyFrames, "-c:v", "libx264", "out.mp4"]) with
        {
            WriteInput = (stream, ct) => WriteFrames(stream, 29, ct),
            ExpectedFrames = 30,
        };

        var failure = await Should.ThrowAsync<MediaException>(() => host.FFmpeg.RunAsync(run, default));

        failure.Code.ShouldBe(ErrorCodes.OutputInvalid);
    }

    [Fact]
    public async Task A_run_without_progress_is_ended()
    {
        using var host = new MediaHost();
        var run = Run(host, [.. GreyFrames, "-c:v", "libx264", "out.mp4"]) with
        {
            WriteInput = (_, ct) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct),
            NoProgressTimeout = TimeSpan.FromMilliseconds(700),
        };

        var failure = await Should.ThrowAsync<MediaException>(() => host.FFmpeg.RunAsync(run, default));

        failure.Code.ShouldBe(ErrorCodes.RenderStalled);
    }

    [Fact]
    public async Task A_run_over_its_time_is_ended()
    {
        using var host = new MediaHost();
        var run = Run(host, Endless) with { TimeLimit = TimeSpan.FromSeconds(1) };

        var failure = await Should.ThrowAsync<MediaException>(() => host.FFmpeg.RunAsync(run, default));

        failure.Code.ShouldBe(ErrorCodes.RenderTimeout);
    }

    [Theory]
    [InlineData("bubblewrap")]
    [InlineData("namespaces")]
    [InlineData("limits")]
    public async Task Cancelling_ends_every_process(string sandbox)
    {
        using var host = new MediaHost(sandbox);
        using var cancel = new CancellationTokenSource();
        var moving = new TaskCompletionSource();
        var marker = $"comment=m{Guid.NewGuid():N}";
        var run = Run(host, [.. Endless[..^1], "-metadata", marker, "out.mp4"]) with { OnProgress = _ => moving.TrySetResult() };
        var running = host.FFmpeg.RunAsync(run, cancel.Token);
        await moving.Task.WaitAsync(TimeSpan.FromSeconds(20));
        ProcessTable.With(marker).ShouldNotBeEmpty();

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => running);
        await ProcessTable.WaitUntilGone(marker, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_full_disk_has_its_own_code()
    {
        using var host = new MediaHost();
        var run = Run(host, ["-f", "lavfi", "-i", "testsrc2=s=320x240:d=4", "-f", "rawvideo", "file:/dev/full"]);

        var failure = await Should.ThrowAsync<MediaException>(() => host.FFmpeg.RunAsync(run, default));

        failure.Code.ShouldBe(ErrorCodes.DiskFull);
    }

    [Fact]
    public async Task Too_much_memory_has_its_own_code()
    {
        using var host = new MediaHost();
        var run = Run(host, ["-f", "lavfi", "-i", "testsrc2=s=7680x4320:d=1", "-c:v", "libx264", "out.mp4"]) with { MemoryLimitBytes = 800 << 20 };

        var failure = await Should.ThrowAsync<MediaException>(() => host.FFmpeg.RunAsync(run, default));

        failure.Code.ShouldBe(ErrorCodes.OutOfMemory, failure.Detail);
    }

    [Fact]
    public async Task A_writer_that_fails_fails_the_run_with_its_reason()
    {
        using var host = new MediaHost();
        var run = Run(host, [.. GreyFrames, "-c:v", "libx264", "out.mp4"]) with
        {
            WriteInput = (_, _) => throw new InvalidOperationException("no brush"),
        };

        var failure = await Should.ThrowAsync<MediaException>(() => host.FFmpeg.RunAsync(run, default));

        failure.InnerException.ShouldBeOfType<InvalidOperationException>().Message.ShouldBe("no brush");
    }

    private static FFmpegRun Run(MediaHost host, IReadOnlyList<string> arguments) =>
        new() { Arguments = arguments, WorkDirectory = host.Folder };

    private static async Task WriteFrames(Stream stream, int frames, CancellationToken ct)
    {
        var frame = new byte[64 * 64];
        for (var i = 0; i < frames; i++)
        {
            Array.Fill(frame, (byte)(i * 5));
            await stream.WriteAsync(frame, ct);
        }
    }
}
