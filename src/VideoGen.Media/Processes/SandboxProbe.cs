using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VideoGen.Core.Errors;

namespace VideoGen.Media.Processes;

internal sealed partial class SandboxProbe(
    ProcessLauncher launcher, IOptions<MediaOptions> options, TimeProvider time, ILogger<SandboxProbe> log) : ISandboxProbe, IDisposable
{
    private static readonly TimeSpan TrialTimeout = TimeSpan.FromSeconds(15);
    private readonly SemaphoreSlim _once = new(1);
    private MediaTools? _found;

    public async Task<MediaTools> GetAsync(CancellationToken ct)
    {
        if (_found is { } known) return known;
        await _once.WaitAsync(ct);
        try
        {
            return _found ??= await ProbeAsync(ct);
        }
        finally
        {
            _once.Release();
        }
    }

    public void Dispose() => _once.Dispose();

    private async Task<MediaTools> ProbeAsync(CancellationToken ct)
    {
        var ffmpeg = Find("ffmpeg") ?? throw Missing("ffmpeg");
        var ffprobe = Find("ffprobe") ?? throw Missing("ffprobe");
        string note = "";
        foreach (var level in Enum.GetValues<SandboxLevel>().Where(l => l >= Wanted))
        {
            var (works, output) = await TryAsync(level, ffmpeg, ct);
            if (works)
            {
                if (options.Value.RequireSandbox && level != SandboxLevel.Bubblewrap) throw Missing("bubblewrap");
                log.Probed(level, note);
                return new MediaTools(ffmpeg, VersionOf(output), ffprobe, level, note);
            }

            note = $"{level} does not work here: {output.Trim()}";
        }

        throw new MediaException(ErrorCodes.ToolMissing, "ffmpeg does not start.", note);
    }

    private SandboxLevel Wanted => Enum.Parse<SandboxLevel>(options.Value.Sandbox, ignoreCase: true);

    private async Task<(bool Works, string Output)> TryAsync(SandboxLevel level, string ffmpeg, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("videogen-probe-");
        try
        {
            var trial = new FFmpegRun { Arguments = [], WorkDirectory = folder.FullName };
            var command = SandboxCommand.Wrap(level, options.Value.Niceness, trial, [ffmpeg, "-version"]);
            using var process = await launcher.StartAsync(ToolProcess.StartInfo(command, folder.FullName));
            process.StandardInput.Close();
            using var limit = new CancellationTokenSource(TrialTimeout, time);
            await using var kill = limit.Token.UnsafeRegister(_ => ToolProcess.Kill(process), null);
            var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            await process.WaitForExitAsync(CancellationToken.None);
            ct.ThrowIfCancellationRequested();
            return process.ExitCode == 0 ? (true, await output) : (false, await errors);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return (false, e.Message);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private string? Find(string tool)
    {
        var folders = options.Value.ToolsDirectory is { Length: > 0 } chosen
            ? [chosen]
            : (Environment.GetEnvironmentVariable("PATH") ?? "/usr/local/bin:/usr/bin:/bin").Split(':', StringSplitOptions.RemoveEmptyEntries);
        return folders.Select(folder => Path.GetFullPath(Path.Combine(folder, tool))).FirstOrDefault(File.Exists);
    }

    private static string VersionOf(string output) => VersionLine().Match(output) is { Success: true } line ? line.Groups[1].Value : "unknown";

    private static MediaException Missing(string tool) => new(ErrorCodes.ToolMissing, $"{tool} is not installed.", $"{tool} is not in PATH.");

    [GeneratedRegex(@"^ffmpeg version (\S+)")]
    private static partial Regex VersionLine();
}
