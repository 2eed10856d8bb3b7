using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VideoGen.Core.Errors;

namespace VideoGen.Media.Processes;

internal sealed class FFmpeg(
    ISandboxProbe probe, ProcessLauncher launcher, IOptions<MediaOptions> options, TimeProvider time, ILogger<FFmpeg> log) : IFFmpeg
{
    // -xerror: without it a disk that fills near the end, or corrupt input, still exits with 0.
    private static readonly string[] GlobalSwitches =
    [
        "-nostdin", "-hide_banner", "-nostats", "-loglevel", "repeat+level+info", "-benchmark",
        "-progress", "pipe:1", "-stats_period", "0.25", "-xerror", "-y",
    ];

    public async Task<FFmpegResult> RunAsync(FFmpegRun run, CancellationToken ct)
    {
        var tools = await probe.GetAsync(ct);
        var command = SandboxCommand.Wrap(
            tools.Sandbox, options.Value.Niceness, run, [tools.FFmpegPath, .. GlobalSwitches, .. run.Arguments]);
        using var activity = Telemetry.Source.StartActivity("ffmpeg");
        activity?.SetTag("media.sandbox", tools.SandboxName);

        WorkFiles.Prepare(tools.Sandbox, run);
        var begun = time.GetTimestamp();
        using var process = await StartAsync(command, run);
        var session = new FFmpegSession(process, run, time);
        var exit = await session.WaitAsync(ct);
        var elapsed = time.GetElapsedTime(begun);
        ct.ThrowIfCancellationRequested();

        if (FailureOf(exit, session, run) is { } failure)
        {
            activity?.SetStatus(ActivityStatusCode.Error, failure.Code.Code);
            log.Failed(failure.Code.Code, exit, elapsed, session.Log.Tail[^Math.Min(2000, session.Log.Tail.Length)..]);
            throw failure;
        }

        log.Finished(session.LastProgress.Frame, elapsed, session.Log.CpuTime);
        return new FFmpegResult(
            exit, session.Log.Tail, session.Log.CpuTime, session.Log.PeakMemoryBytes, elapsed, session.LastProgress);
    }

    private static MediaException? FailureOf(int exit, FFmpegSession session, FFmpegRun run)
    {
        var (code, message) = Classify(exit, session, run);
        return code is null
            ? null
            : new MediaException(code, message, session.Log.Tail, session.InputFailure) { IsComplaint = exit == 0 && session.Log.SawError && session.Ended == EndedBecause.Exit };
    }

    private static (ErrorCode? Code, string Message) Classify(int exit, FFmpegSession session, FFmpegRun run)
    {
        var log = session.Log;
        if (session.Ended == EndedBecause.Stalled) return (ErrorCodes.RenderStalled, $"Nothing came out for {run.NoProgressTimeout.TotalSeconds:0} s.");
        if (session.Ended == EndedBecause.TimeLimit) return (ErrorCodes.RenderTimeout, $"The step took longer than {run.TimeLimit.TotalSeconds:0} s.");
        if (session.Ended == EndedBecause.InputFailed) return (ErrorCodes.RenderFailed, "The step's frames could not be drawn.");
        if (log.SawNoSpace) return (ErrorCodes.DiskFull, "The worker's disk is full.");
        if (log.SawNoMemory) return (ErrorCodes.OutOfMemory, "The step needed more memory than the worker allows.");
        return exit switch
        {
            // 128 + signal: XCPU and XFSZ come from the limits; a KILL that we did not send is the kernel's, out of memory.
            152 => (ErrorCodes.RenderTimeout, "The step used more CPU time than allowed."),
            153 => (ErrorCodes.RenderFailed, "The step wrote more than allowed."),
            137 => (ErrorCodes.OutOfMemory, "The system ended the step."),
            127 => (ErrorCodes.ToolMissing, "A tool that rendering needs is not installed."),
            0 when log.SawError && !run.AllowComplaints => (ErrorCodes.RenderFailed, "The tool reported an error."),
            0 when run.ExpectedFrames is { } frames && frames != session.LastProgress.Frame =>
                (ErrorCodes.OutputInvalid, $"{session.LastProgress.Frame} frames came out instead of {frames}."),
            0 => (null, ""),
            _ => (ErrorCodes.RenderFailed, "The render tool failed."),
        };
    }

    private async Task<Process> StartAsync(IReadOnlyList<string> command, FFmpegRun run)
    {
        var info = ToolProcess.StartInfo(command, run.WorkDirectory);
        try
        {
            return await launcher.StartAsync(info);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new MediaException(ErrorCodes.ToolMissing, "A tool that rendering needs is not installed.", e.Message, e);
        }
    }
}
