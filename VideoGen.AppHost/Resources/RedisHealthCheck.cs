using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace VideoGen.AppHost.Resources;

/// <summary>Healthy when PING is answered under our password; a server that still loads its file answers LOADING.</summary>
internal sealed class RedisHealthCheck(EndpointReference endpoint, ParameterResource password) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(endpoint.Host, endpoint.Port, cancellationToken);
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII, leaveOpen: true);
            var secret = await password.GetValueAsync(cancellationToken);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"AUTH {secret}\r\nPING\r\n"), cancellationToken);
            var auth = await reader.ReadLineAsync(cancellationToken);
            var pong = auth == "+OK" ? await reader.ReadLineAsync(cancellationToken) : auth;
            return pong == "+PONG" ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(pong);
        }
        catch (Exception problem) when (problem is SocketException or IOException)
        {
            return HealthCheckResult.Unhealthy(problem.Message);
        }
    }
}
