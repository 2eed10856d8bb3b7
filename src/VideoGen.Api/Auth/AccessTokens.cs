using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using VideoGen.Core.Jobs;

namespace VideoGen.Api.Auth;

/// <summary>Short-lived JWTs (HS256) for the holder of a session.</summary>
internal sealed class AccessTokens(IOptions<AuthOptions> options, TimeProvider time)
{
    /// <summary>Longest token that is looked at. Ours have about 450 characters.</summary>
    public const int MaxLength = 4096;

    private readonly JsonWebTokenHandler _tokens = new() { SetDefaultTimesOnTokenCreation = false };

    public TimeSpan Life => TimeSpan.FromMinutes(options.Value.AccessTokenMinutes);

    /// <summary>A token of a session.</summary>
    /// <param name="user">Who is signed in.</param>
    /// <param name="session">The family of refresh tokens; when it ends, so do its access tokens.</param>
    public string Create(UserId user, Guid session)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return _tokens.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = options.Value.Issuer,
            Audience = options.Value.Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Life,
            Claims = new Dictionary<string, object>
            {
                [AuthClaims.User] = user.ToString(),
                [AuthClaims.Session] = session.ToString(),
                ["jti"] = Guid.CreateVersion7(time.GetUtcNow()).ToString(),
            },
            SigningCredentials = new(Key(options.Value.SigningKey), SecurityAlgorithms.HmacSha256),
        });
    }

    /// <summary>What a token must be. Everything is pinned: nothing in a token chooses how it is checked.</summary>
    public TokenValidationParameters Rules() => new()
    {
        ValidIssuer = options.Value.Issuer,
        ValidAudience = options.Value.Audience,
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        ValidTypes = ["JWT"],
        IssuerSigningKeys = options.Value.FormerSigningKeys.Prepend(options.Value.SigningKey).Select(Key),
        ValidateIssuer = true,
        ValidateAudience = true,
        ValidateIssuerSigningKey = true,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ValidateLifetime = true,
        LifetimeValidator = IsInTime,
        NameClaimType = AuthClaims.User,
    };

    private bool IsInTime(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters rules)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var skew = TimeSpan.FromSeconds(options.Value.ClockSkewSeconds);
        return notBefore is { } from && expires is { } to && from - skew <= now && now < to + skew;
    }

    private static SymmetricSecurityKey Key(string secret) => new(Encoding.UTF8.GetBytes(secret));
}
