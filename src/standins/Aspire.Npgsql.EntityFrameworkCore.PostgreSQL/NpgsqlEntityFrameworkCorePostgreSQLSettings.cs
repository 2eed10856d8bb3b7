namespace Aspire.Npgsql.EntityFrameworkCore.PostgreSQL;

/// <summary>Bound from <c>Aspire:Npgsql:EntityFrameworkCore:PostgreSQL</c>, then from the same section with the context's name appended.</summary>
public sealed class NpgsqlEntityFrameworkCorePostgreSQLSettings
{
    public string? ConnectionString { get; set; }

    public bool DisableRetry { get; set; }

    public bool DisableHealthChecks { get; set; }

    public bool DisableTracing { get; set; }

    public bool DisableMetrics { get; set; }

    /// <summary>Seconds; null leaves Npgsql's own default.</summary>
    public int? CommandTimeout { get; set; }
}
