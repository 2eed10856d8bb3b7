using VideoGen.Cli.Jobs;
using VideoGen.Cli.Terminal;

namespace VideoGen.Cli.Generate;

/// <summary>One film: submit, follow, fetch.</summary>
internal sealed class GenerateRun(CliEnvironment environment, VideoGenClient client)
{
    private static readonly TimeSpan CancelLimit = TimeSpan.FromSeconds(5);

    public async Task<int> RunAsync(FilmRequest request, string output, CancellationToken ct)
    {
        var begun = environment.Time.GetTimestamp();
        string? running = null;
        using var display = ProgressDisplay.For(environment);
        try
        {
            var job = await client.SubmitAsync(request, ct);
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
            var seed = ended.Seed is { } used ? $", seed {used}" : "";
            await environment.Out.WriteLineAsync(FormattableString.Invariant($"{output}  ({Sizes.Text(bytes)} in {seconds:0.0} s{seed})"));
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
    private async Task CancelAsync(string id)
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
