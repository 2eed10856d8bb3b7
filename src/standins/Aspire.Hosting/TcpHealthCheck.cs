using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

/// <summary>Healthy when the port takes a connection; upstream's container integrations ask their server, which needs its client library.</summary>
internal sealed class TcpHealthCheck(EndpointReference endpoint) : IHealthCheck
{
    public static string Register(IDistributedApplicationBuilder builder, string key, EndpointReference endpoint)
    {
        builder.Services.AddHealthChecks().AddCheck(key, new TcpHealthCheck(endpoint));
        return key;
    }

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(endpoint.Host, endpoint.Port, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (SocketException problem)
        {
            return HealthCheckResult.Unhealthy(problem.Message);
        }
    }
}
