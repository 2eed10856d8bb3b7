using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VideoGen.Core.Jobs;
using VideoGen.Data;
using VideoGen.Data.Scopes;
using VideoGen.Data.Users;

namespace VideoGen.Api.Auth;

/// <summary>What a sign-in hands out.</summary>
internal sealed record TokenPair(string AccessToken, TimeSpan AccessLife, string RefreshToken, DateTimeOffset RefreshExpiresAt);

/// <summary>
/// Sign-ins. Each is a family of refresh tokens of which only the newest is good. A token that comes a second time was copied
/// by somebody, and nobody can tell who is who: the family ends.
/// </summary>
internal sealed partial class Sessions(
    VideoGenDbContext db, IOwnerScope scope, AccessTokens tokens, IOptions<AuthOptions> options, TimeProvider time, ILogger<Sessions> log)
{
    /// <summary>Begins a session of a user who has just proved who they are.</summary>
    public async Task<TokenPair> StartAsync(UserId user, CancellationToken ct)
    {
        using var _ = scope.EnterIdentity();
        var (token, secret) = NewToken(user, family: Guid.CreateVersion7(time.GetUtcNow()));
        db.RefreshTokens.Add(token);
        await db.SaveChangesAsync(ct);
        return Pair(token, secret);
    }

    /// <summary>Swaps a refresh token for a new pair; null when it is not good.</summary>
    public async Task<(UserId User, TokenPair Tokens)?> RefreshAsync(string secret, CancellationToken ct)
    {
        if (!Secrets.HasForm(secret, Secrets.RefreshPrefix))
            return null;
        using var _ = scope.EnterIdentity();
        var hash = Secrets.Hash(secret);
        var old = await db.RefreshTokens.AsNoTracking().SingleOrDefaultAsync(t => t.TokenHash == hash, ct);
        if (old is null || old.RevokedAt is not null || old.ExpiresAt <= time.GetUtcNow() || !await IsUserActiveAsync(old.OwnerId, ct))
            return null;

        var user = new UserId(old.OwnerId);
        var (next, nextSecret) = NewToken(user, old.Family);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await MarkUsedAsync(old.Id, next.Id, ct))
        {
            LogReplayed(old.Family, user.Value);
            await transaction.RollbackAsync(ct);
            await EndFamilyAsync(old.Family, ct);
            return null;
        }

        db.RefreshTokens.Add(next);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return (user, Pair(next, nextSecret));
    }

    /// <summary>Ends the session that a refresh token belongs to.</summary>
    public async Task EndAsync(string secret, CancellationToken ct)
    {
        if (!Secrets.HasForm(secret, Secrets.RefreshPrefix))
            return;
        using var _ = scope.EnterIdentity();
        var hash = Secrets.Hash(secret);
        var family = await db.RefreshTokens.Where(t => t.TokenHash == hash).Select(t => (Guid?)t.Family).SingleOrDefaultAsync(ct);
        if (family is { } found)
            await EndFamilyAsync(found, ct);
    }

    /// <summary>Ends a session by its id, as an access token names it.</summary>
    public async Task EndAsync(Guid session, CancellationToken ct)
    {
        using var _ = scope.EnterIdentity();
        await EndFamilyAsync(session, ct);
    }

    private Task<int> EndFamilyAsync(Guid family, CancellationToken ct) => db.RefreshTokens
        .Where(t => t.Family == family && t.RevokedAt == null)
        .ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, time.GetUtcNow()), ct);

    // The condition makes one winner of two requests that come with the same token at once.
    private async Task<bool> MarkUsedAsync(Guid token, Guid replacement, CancellationToken ct) => await db.RefreshTokens
        .Where(t => t.Id == token && t.UsedAt == null && t.RevokedAt == null)
        .ExecuteUpdateAsync(set => set.SetProperty(t => t.UsedAt, time.GetUtcNow()).SetProperty(t => t.ReplacedBy, replacement), ct) == 1;

    private Task<bool> IsUserActiveAsync(Guid user, CancellationToken ct) =>
        db.Users.AnyAsync(u => u.Id == user && u.DisabledAt == null, ct);

    private (RefreshToken Token, string Secret) NewToken(UserId user, Guid family)
    {
        var now = time.GetUtcNow();
        var secret = Secrets.Create(Secrets.RefreshPrefix);
        var token = new RefreshToken
        {
            Id = Guid.CreateVersion7(now),
            OwnerId = user.Value,
            Family = family,
            TokenHash = Secrets.Hash(secret),
            CreatedAt = now,
            ExpiresAt = now.AddDays(options.Value.RefreshTokenDays),
        };
        return (token, secret);
    }

    private TokenPair Pair(RefreshToken token, string secret) =>
        new(tokens.Create(new UserId(token.OwnerId), token.Family), tokens.Life, secret, token.ExpiresAt);

    [LoggerMessage(20, LogLevel.Warning, "A refresh token of session {Session} of user {User} came a second time; the session is ended")]
    private partial void LogReplayed(Guid session, Guid user);
}
