using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using VideoGen.Data;
using VideoGen.Data.Scopes;
using VideoGen.Data.Users;

namespace VideoGen.Api.Auth;

/// <summary>Somebody whose credentials are good right now.</summary>
internal sealed record Caller(Guid UserId, string Role, Guid? SessionId, Guid? KeyId, IReadOnlyList<string> Scopes)
{
    public ClaimsPrincipal Principal(string scheme)
    {
        List<Claim> claims = [new(AuthClaims.User, UserId.ToString()), new(AuthClaims.Role, Role)];
        if (SessionId is { } session)
            claims.Add(new(AuthClaims.Session, session.ToString()));
        if (KeyId is { } key)
            claims.Add(new(AuthClaims.Key, key.ToString()));
        claims.AddRange(Scopes.Select(s => new Claim(AuthClaims.Scope, s)));
        return new(new ClaimsIdentity(claims, scheme, AuthClaims.User, AuthClaims.Role));
    }
}

/// <summary>
/// Looks up whether a session or key is still good. Answers are kept for Auth:RevocationSeconds, so that a busy caller costs no
/// query for each request and a revoked one is refused within that time.
/// </summary>
internal sealed class Callers(
    IServiceScopeFactory services, IOwnerScope scope, IMemoryCache cache, IOptions<AuthOptions> options, TimeProvider time)
{
    private static readonly string[] Everything = [Scopes.JobsRead, Scopes.JobsWrite, Scopes.Account];
    private static readonly TimeSpan UseIsNotedEvery = TimeSpan.FromMinutes(1);

    public Task<Caller?> FindBySessionAsync(Guid user, Guid session, CancellationToken ct) =>
        RememberAsync(("session", session), user, db => LoadSessionAsync(db, user, session, ct));

    public Task<Caller?> FindByKeyAsync(string key, CancellationToken ct)
    {
        var hash = Secrets.Hash(key);
        return RememberAsync(("key", Convert.ToHexString(hash)), null, db => LoadKeyAsync(db, hash, ct));
    }

    /// <summary>Whether the credentials that a principal came with are still good.</summary>
    public async Task<bool> IsStillGoodAsync(ClaimsPrincipal principal, CancellationToken ct)
    {
        if (principal.FindUserId() is not { } user)
            return false;
        if (principal.SessionId() is { } session)
            return await FindBySessionAsync(user.Value, session, ct) is not null;
        return principal.KeyId() is { } key && await FindByKeyIdAsync(user.Value, key, ct) is not null;
    }

    public Task<Caller?> FindByKeyIdAsync(Guid user, Guid key, CancellationToken ct) =>
        RememberAsync(("key-id", key), user, db => LoadKeyAsync(db, key, ct));

    private async Task<Caller?> RememberAsync(object key, Guid? user, Func<VideoGenDbContext, Task<Caller?>> load)
    {
        if (cache.TryGetValue(key, out Caller? known) && (user is null || known?.UserId == user))
            return known;
        await using var fresh = services.CreateAsyncScope();
        using var identity = scope.EnterIdentity();
        var caller = await load(fresh.ServiceProvider.GetRequiredService<VideoGenDbContext>());
        // What is not good is not remembered: a cache of attackers' guesses would only cost memory.
        if (caller is not null && options.Value.RevocationSeconds > 0)
            cache.Set(key, caller, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = TimeSpan.FromSeconds(options.Value.RevocationSeconds) });
        return caller;
    }

    private async Task<Caller?> LoadSessionAsync(VideoGenDbContext db, Guid user, Guid session, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var role = await db.Users
            .Where(u => u.Id == user && u.DisabledAt == null && db.RefreshTokens.Any(t =>
                t.OwnerId == user && t.Family == session && t.RevokedAt == null && t.ExpiresAt > now))
            .Select(u => u.Role).SingleOrDefaultAsync(ct);
        return role is null ? null : new(user, role, session, null, Everything);
    }

    private Task<Caller?> LoadKeyAsync(VideoGenDbContext db, byte[] hash, CancellationToken ct) =>
        LoadKeyAsync(db, db.ApiKeys.Where(k => k.KeyHash == hash), ct);

    private Task<Caller?> LoadKeyAsync(VideoGenDbContext db, Guid id, CancellationToken ct) =>
        LoadKeyAsync(db, db.ApiKeys.Where(k => k.Id == id), ct);

    private async Task<Caller?> LoadKeyAsync(VideoGenDbContext db, IQueryable<ApiKey> keys, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var found = await keys.AsNoTracking()
            .Where(k => k.RevokedAt == null && (k.ExpiresAt == null || k.ExpiresAt > now))
            .Join(db.Users.Where(u => u.DisabledAt == null), k => k.OwnerId, u => u.Id, (k, u) => new { Key = k, u.Role })
            .SingleOrDefaultAsync(ct);
        if (found is null)
            return null;
        if (found.Key.LastUsedAt is not { } used || used < now - UseIsNotedEvery)
            await db.ApiKeys.Where(k => k.Id == found.Key.Id).ExecuteUpdateAsync(set => set.SetProperty(k => k.LastUsedAt, now), ct);
        var scopes = found.Key.Scopes.Count > 0 ? found.Key.Scopes : Scopes.ForKeys;
        return new(found.Key.OwnerId, found.Role, null, found.Key.Id, scopes);
    }
}
