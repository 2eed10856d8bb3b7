using Npgsql;
using VideoGen.Api.Features.Monitoring;

namespace VideoGen.Api.Metrics;

/// <summary>Figures of the whole system, read from the database at each scrape; the same on every replica.</summary>
internal sealed partial class SystemMetrics(NpgsqlDataSource database, SystemFigures figures, TimeProvider time, ILogger<SystemMetrics> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public async Task WriteAsync(TextWriter to, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        var up = 1;
        try
        {
            await WriteJobsAsync(to, both.Token);
            await WriteWorkersAsync(to, both.Token);
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            LogSilent(e);
            up = 0;
        }

        Gauge(to, "videogen_database_up", "Whether the database answered this scrape.", up);
    }

    private async Task WriteJobsAsync(TextWriter to, CancellationToken ct)
    {
        await using var command = database.CreateCommand("select state, priority, jobs, oldest_seconds from job_figures()");
        await using var rows = await command.ExecuteReaderAsync(ct);
        var found = new List<(string State, string Priority, long Jobs, double Oldest)>();
        while (await rows.ReadAsync(ct))
            found.Add((rows.GetString(0), rows.GetString(1), rows.GetInt64(2), rows.GetDouble(3)));
        PrometheusText.Head(to, "videogen_jobs", "gauge", "Jobs by state and priority; ended ones of the last 24 hours.");
        foreach (var (state, priority, jobs, _) in found)
            PrometheusText.Sample(to, "videogen_jobs", $"state=\"{state}\",priority=\"{priority}\"", jobs);
        PrometheusText.Head(to, "videogen_queue_oldest_seconds", "gauge", "How long the job that waits longest has waited.");
        foreach (var (_, priority, _, oldest) in found.Where(f => f.State == "queued"))
            PrometheusText.Sample(to, "videogen_queue_oldest_seconds", $"priority=\"{priority}\"", oldest);
    }

    private async Task WriteWorkersAsync(TextWriter to, CancellationToken ct)
    {
        var workers = await figures.WorkersAsync(ct);
        Gauge(to, "videogen_workers", "Render workers that take part.", workers.Live);
        Gauge(to, "videogen_worker_slots", "Films that can be rendered at the same time.", workers.Capacity);
        Gauge(to, "videogen_worker_slots_used", "Films that are being rendered.", workers.Running);
    }

    private static void Gauge(TextWriter to, string name, string help, double value)
    {
        PrometheusText.Head(to, name, "gauge", help);
        PrometheusText.Sample(to, name, "", value);
    }

    [LoggerMessage(40, LogLevel.Warning, "The database did not answer a scrape in time")]
    private partial void LogSilent(Exception exception);
}
