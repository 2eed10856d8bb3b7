using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using FFMpegCore.Exceptions;

namespace FFMpegCore;

public static class FFProbe
{
    private static readonly string[] Questions =
        ["-loglevel", "error", "-print_format", "json", "-show_format", "-sexagesimal", "-show_streams"];

    /// <summary>Asks ffprobe what a file holds. The process is killed when the token is cancelled.</summary>
    /// <param name="customArguments">Put before the file's name; split at spaces, so no quotes.</param>
    /// <exception cref="FFMpegException">There is no such file.</exception>
    /// <exception cref="FFProbeException">ffprobe cannot be started.</exception>
    /// <exception cref="FFProbeProcessException">ffprobe refused the file.</exception>
    public static async Task<IMediaAnalysis> AnalyseAsync(
        string filePath, FFOptions? ffOptions = null, CancellationToken cancellationToken = default, string? customArguments = null)
    {
        if (!File.Exists(filePath)) throw new FFMpegException(FFMpegExceptionType.File, $"No file found at '{filePath}'");
        using var process = Start(filePath, ffOptions ?? GlobalFFOptions.Current, customArguments);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await Task.WhenAll(output, errors);
            await process.WaitForExitAsync(cancellationToken);
            var lines = (await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (process.ExitCode != 0)
                throw new FFProbeProcessException(
                    $"ffprobe exited with non-zero exit-code ({process.ExitCode} - {string.Join('\n', lines)})", lines);
            return Read(await output, lines);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(string filePath, FFOptions options, string? customArguments)
    {
        var start = new ProcessStartInfo
        {
            FileName = GlobalFFOptions.GetFFProbeBinaryPath(options),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = options.WorkingDirectory,
        };
        foreach (var question in Questions) start.ArgumentList.Add(question);
        foreach (var argument in Split(customArguments)) start.ArgumentList.Add(argument);
        start.ArgumentList.Add("-i");
        start.ArgumentList.Add(filePath);
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception e)
        {
            throw new FFProbeException($"'{start.FileName}' was not found or could not be started", e);
        }
    }

    private static string[] Split(string? arguments)
    {
        if (arguments is null) return [];
        if (arguments.AsSpan().IndexOfAny('"', '\'') >= 0)
            throw new ArgumentException("Quoted custom arguments are not supported.", nameof(arguments));
        return arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static MediaAnalysis Read(string json, IReadOnlyList<string> errors)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return new MediaAnalysis(document.RootElement, errors);
        }
        catch (JsonException e)
        {
            throw new FFProbeProcessException("ffprobe answered something that is not JSON", errors, e);
        }
    }
}
