using System.Text;
using VideoGen.Core.Errors;
using VideoGen.Media.Processes;

namespace VideoGen.Media.Probing;

/// <summary>Runs ffprobe in the same box as ffmpeg, with less of everything.</summary>
internal sealed class FFprobe(ISandboxProbe probe, ProcessLauncher launcher, Microsoft.Extensions.Options.IOptions<MediaOptions> options, TimeProvider time)
{
    private const int MostCharacters = 64 << 20;
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);

    /// <summary>Name under which ffprobe sees the file.</summary>
    public const string FileName = "in0";

    /// <summary>Asks one question about a file.</summary>
    /// <param name="path">Absolute path of the file.</param>
    /// <param name="arguments">ffprobe's arguments, which name the file <see cref="FileName"/>.</param>
    /// <param name="ct">Ends the question.</param>
    /// <returns>Null when ffprobe refused the file, ran out of its limits or said more than anybody can read; then why.</returns>
    public async Task<(string? Answer, string Errors)> AskAsync(string path, IReadOnlyList<string> arguments, CancellationToken ct)
    {
        var tools = await probe.GetAsync(ct);
        var folder = Directory.CreateTempSubdirectory("videogen-look-");
        try
        {
            return await AskAsync(tools, new FFmpegRun
            {
                Arguments = arguments,
                WorkDirectory = folder.FullName,
                Files = new Dictionary<string, string> { [FileName] = path },
                CpuLimit = TimeLimit,
                MemoryLimitBytes = 2L << 30,
                FileSizeLimitBytes = 1 << 20,
            }, ct);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<(string? Answer, string Errors)> AskAsync(MediaTools tools, FFmpegRun run, CancellationToken ct)
    {
        WorkFiles.Prepare(tools.Sandbox, run);
        var command = SandboxCommand.Wrap(tools.Sandbox, options.Value.Niceness, run, [tools.FFprobePath, "-hide_banner", "-v", "error", .. run.Arguments]);
        using var activity = Telemetry.Source.StartActivity("ffprobe");
        using var process = await StartAsync(command, run.WorkDirectory);
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeLimit, time);
        await using var late = patience.Token.UnsafeRegister(_ => ToolProcess.Kill(process), null);
        await using var cancelled = ct.UnsafeRegister(_ => ToolProcess.Kill(process), null);
        var errors = ReadAsync(process.StandardError, 1 << 20, process);
        var answer = await ReadAsync(process.StandardOutput, MostCharacters, process);
        await process.WaitForExitAsync(CancellationToken.None);
        ct.ThrowIfCancellationRequested();
        return (process.ExitCode == 0 ? answer : null, await errors);
    }

    private async Task<System.Diagnostics.Process> StartAsync(IReadOnlyList<string> command, string folder)
    {
        try
        {
            return await launcher.StartAsync(ToolProcess.StartInfo(command, folder));
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new MediaException(ErrorCodes.ToolMissing, "A tool that rendering needs is not installed.", e.Message, e);
        }
    }

    private static async Task<string> ReadAsync(StreamReader reader, int most, System.Diagnostics.Process process)
    {
        var text = new StringBuilder();
        var buffer = new char[16 * 1024];
        while (await reader.ReadAsync(buffer, CancellationToken.None) is > 0 and var count)
        {
            if (text.Length + count <= most) text.Append(buffer, 0, count);
            else ToolProcess.Kill(process);
        }

        return text.ToString();
    }
}
