using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace VideoGen.Storage;

internal sealed class StorageHealthCheck(IObjectStore store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken ct = default)
    {
        try
        {
            await store.CheckAsync(ct);
            return HealthCheckResult.Healthy();
        }
        catch (StorageException e)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, e.Message, e);
        }
    }
}
