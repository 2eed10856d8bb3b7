using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;
using VideoGen.Media.Processes;

namespace VideoGen.Media.Speech;

/// <summary>Runs the speech program once: limited, niced, and gone when it is cancelled or takes too long.</summary>
internal sealed class SpeechProcess(
    ProcessLauncher launcher, IOptions<SpeechOptions> options, IOptions<MediaOptions> media, TimeProvider time)
{
    /// <summary>Exit code of a run that was ended because it took too long.</summary>
    public const int TimedOut = -1;

    public string ToolPath => options.Value.ToolPath is { Length: > 0 } path
        ? Path.GetFullPath(path)
        : Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "VideoGen.Speech.exe" : "VideoGen.Speech");

    public async Task<(int ExitCode, byte[] Output, string Error)> RunAsync(byte[] request, string folder, string[] arguments, CancellationToken ct)
    {
        var limits = new FFmpegRun
        {
            Arguments = [],
            WorkDirectory = folder,
            CpuLimit = options.Value.TimeLimit,
            MemoryLimitBytes = 3L << 30, // address space, of which the runtime reserves most and touches little
            FileSizeLimitBytes = 64L << 20,
        };
        // Its own box: the one for ffmpeg has no /proc, without which .NET does not start.
        var command = SandboxCommand.Wrap(SandboxLevel.Limits, media.Value.Niceness, limits, [ToolPath, .. arguments]);
        var info = ToolProcess.StartInfo(command, folder);
        info.Environment["DOTNET_ROOT"] = RuntimeRoot();
        info.Environment["DOTNET_GCHeapHardLimit"] = "0x10000000";
        info.Environment["DOTNET_EnableDiagnostics"] = "0";

        using var limit = new CancellationTokenSource(options.Value.TimeLimit, time);
        using var process = await launcher.StartAsync(info);
        await using var cancelled = ct.UnsafeRegister(p => ToolProcess.Kill((Process)p!), process);
        await using var late = limit.Token.UnsafeRegister(p => ToolProcess.Kill((Process)p!), process);
        var output = new MemoryStream();
        var reading = process.StandardOutput.BaseStream.CopyToAsync(output, CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await FeedAsync(process, request);
        await Task.WhenAll(reading, errors, process.WaitForExitAsync(CancellationToken.None));
        ct.ThrowIfCancellationRequested();
        return (limit.IsCancellationRequested ? TimedOut : process.ExitCode, output.ToArray(), await errors);
    }

    private static async Task FeedAsync(Process process, byte[] request)
    {
        try
        {
            await using var input = process.StandardInput.BaseStream;
            await input.WriteAsync(request, CancellationToken.None);
        }
        catch (IOException)
        {
            // It ended before it read all; its exit code says why.
        }
    }

    /// <summary>Where the runtime that runs this process is: the child's environment is empty and would not find it.</summary>
    private static string RuntimeRoot() => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
}
