using System.Text.Json;
using VideoGen.Cli.Terminal;

namespace VideoGen.Cli.Jobs;

/// <summary>One film: submit, follow, fetch.</summary>
internal sealed class FilmRun(CliEnvironment environment, VideoGenClient client)
{
    private static readonly TimeSpan CancelLimit = TimeSpan.FromSeconds(5);

    /// <param name="submit">Makes the job.</param>
    /// <param name="output">File to write.</param>
    /// <param name="form">How the result is told.</param>
    /// <param name="ct">Ends the command and cancels the job.</param>
    public async Task<int> RunAsync(Func<ProgressDisplay, CancellationToken, Task<JobView>> submit, string output, ResultForm form, CancellationToken ct)
    {
        var begun = environment.Time.GetTimestamp();
        string? running = null;
        using var display = ProgressDisplay.For(environment);
        try
        {
            var job = await submit(display, ct);
            running = job.Id;
            display.Begin(job.Id);
            var follower = new JobFollower(client, environment.Time);
            await foreach (var progress in follower.FollowAsync(job, ct))
                display.Show(progress);
            running = null;
            var ended = await follower.GetAsync(job.Id, ct);
            if (ended.State != "completed")
                return Failed(ended, display);
            var bytes = await FetchAsync(ended, output, display, ct);
            display.End();
            var seconds = environment.Time.GetElapsedTime(begun).TotalSeconds;
            await environment.Out.WriteLineAsync(form == ResultForm.Json ? Json(ended, output, bytes, seconds) : Text(ended, output, bytes, seconds));
            return ExitCode.Done;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            display.End();
            if (running is not null)
                await CancelAsync(running);
            return ExitCode.Interrupted;
        }
    }

    private static string Text(JobView job, string output, long bytes, double seconds)
    {
        var seed = job is { Seed: { } used, Kind: not "render" } ? $", seed {used}" : "";
        var reused = job.Segments is { Reused: > 0 } segments ? FormattableString.Invariant($", {segments.Reused} of {segments.Total} segments reused") : "";
        return FormattableString.Invariant($"{output}  ({Sizes.Text(bytes)} in {seconds:0.0} s{seed}{reused}, job {job.Id})");
    }

    private static string Json(JobView job, string output, long bytes, double seconds) => JsonSerializer.Serialize(
        new FilmResult { Job = job.Id, Output = output, Bytes = bytes, Seconds = Math.Round(seconds, 3), Segments = job.Segments, Warnings = job.Warnings ?? [] },
        CliJson.Default.FilmResult);

    private int Failed(JobView job, ProgressDisplay display)
    {
        display.End();
        var why = job.State == "cancelled" ? "it was cancelled" : job.Error?.Message ?? "the server gave no reason";
        var code = job.Error is { } error ? $" [{error.Code}]" : "";
        environment.Error.WriteLine($"videogen: the film could not be made: {why}{code} (job {job.Id})");
        return ExitCode.JobFailed;
    }

    private async Task<long> FetchAsync(JobView job, string output, ProgressDisplay display, CancellationToken ct)
    {
        var film = job.Outputs?.FirstOrDefault(o => o.Kind == "video")
            ?? throw new CliException(ExitCode.JobFailed, $"The job ended without a film (job {job.Id}).");
        try
        {
            using var response = await client.OpenAsync(film.Url, ct);
            return await FilmFile.WriteAsync(output, response.Content, display.Downloaded, ct);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or HttpRequestException)
        {
            throw new CliException(ExitCode.NotWritten, $"The film could not be written to {output}: {e.Message} (job {job.Id})", e);
        }
    }

    /// <summary>The command is over, but the server should not go on rendering for nobody.</summary>
    public async Task CancelAsync(string id)
    {
        using var limit = new CancellationTokenSource(CancelLimit, environment.Time);
        try
        {
            await client.CancelAsync(id, limit.Token);
            await environment.Error.WriteLineAsync($"videogen: job {id} is cancelled.");
        }
        catch (Exception e) when (e is HttpRequestException or CliException or OperationCanceledException)
        {
            await environment.Error.WriteLineAsync($"videogen: job {id} could not be cancelled and may go on.");
        }
    }
}
