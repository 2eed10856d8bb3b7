using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace VideoGen.AppHost.Resources;

/// <summary>
/// Healthy when the server asks a client of the database for its password. An open port is not enough: a server that recovers
/// takes connections and refuses them with "starting up".
/// </summary>
internal sealed class PostgresHealthCheck(EndpointReference endpoint, string user, string database) : IHealthCheck
{
    private const int ProtocolVersion3 = 3 << 16;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(endpoint.Host, endpoint.Port, cancellationToken);
            var stream = client.GetStream();
            await stream.WriteAsync(Startup(), cancellationToken);
            var answer = new byte[512];
            var read = await stream.ReadAtLeastAsync(answer, 1, throwOnEndOfStream: false, cancellationToken);
            return read > 0 && answer[0] == 'R'
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy(read > 0 ? Message(answer.AsSpan(0, read)) : "closed the connection");
        }
        catch (Exception problem) when (problem is SocketException or IOException)
        {
            return HealthCheckResult.Unhealthy(problem.Message);
        }
    }

    private byte[] Startup()
    {
        var text = Encoding.UTF8.GetBytes($"user\0{user}\0database\0{database}\0\0");
        var message = new byte[8 + text.Length];
        BinaryPrimitives.WriteInt32BigEndian(message, message.Length);
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(4), ProtocolVersion3);
        text.CopyTo(message, 8);
        return message;
    }

    // An error is a list of fields, each a type letter and a text that ends with 0; M is the message.
    private static string Message(ReadOnlySpan<byte> answer) =>
        Encoding.UTF8.GetString(answer).Split('\0').FirstOrDefault(field => field.StartsWith('M'))?[1..] ?? "refused the connection";
}
