using System.Security.Claims;
using System.Text.Json;
using Microsoft.Extensions.Options;
using StackExchange.Redis;
using VideoGen.Api.Json;

namespace VideoGen.Api.Auth;

/// <summary>One-use, short-lived stand-ins for credentials in a WebSocket's address. Kept in Redis, so any replica takes them.</summary>
internal sealed class Tickets(IConnectionMultiplexer redis, IOptions<AuthOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public TimeSpan Life => TimeSpan.FromSeconds(options.Value.TicketSeconds);

    /// <summary>Makes a ticket for whoever the principal is.</summary>
    public async Task<string> IssueAsync(ClaimsPrincipal principal, CancellationToken ct)
    {
        var ticket = Secrets.Create(Secrets.TicketPrefix);
        var holder = new Holder(principal.UserId().Value, principal.SessionId(), principal.KeyId());
        await redis.GetDatabase().StringSetAsync(Key(ticket), JsonSerializer.Serialize(holder, ApiJson.Options), Life)
            .WaitAsync(Patience, time, ct);
        return ticket;
    }

    /// <summary>Uses a ticket up; null when there is none such.</summary>
    public async Task<Holder?> RedeemAsync(string ticket, CancellationToken ct)
    {
        if (!Secrets.HasForm(ticket, Secrets.TicketPrefix))
            return null;
        var holder = await redis.GetDatabase().StringGetDeleteAsync(Key(ticket)).WaitAsync(Patience, time, ct);
        return holder.HasValue ? JsonSerializer.Deserialize<Holder>((string)holder!, ApiJson.Options) : null;
    }

    private static RedisKey Key(string ticket) => $"videogen:ticket:{Convert.ToHexStringLower(Secrets.Hash(ticket))}";

    internal sealed record Holder(Guid UserId, Guid? SessionId, Guid? KeyId);
}
