using Microsoft.IdentityModel.Tokens;

namespace Microsoft.AspNetCore.Authentication.JwtBearer;

public class JwtBearerOptions : AuthenticationSchemeOptions
{
    public string? Audience { get; set; }

    /// <summary>What follows <c>WWW-Authenticate:</c> when there was no token.</summary>
    public string Challenge { get; set; } = JwtBearerDefaults.AuthenticationScheme;

    public new JwtBearerEvents Events
    {
        get => (JwtBearerEvents)base.Events!;
        set => base.Events = value;
    }

    /// <summary>Keys, issuer, audience, algorithms. <c>ValidAlgorithms</c> must be given: a stand-in refuses to guess.</summary>
    public TokenValidationParameters TokenValidationParameters { get; set; } = new();

    public bool SaveToken { get; set; } = true;

    public bool IncludeErrorDetails { get; set; } = true;

    /// <summary>Upstream renames short claims (sub, email) to long URIs when true. Only false is supported here.</summary>
    public bool MapInboundClaims { get; set; } = true;

    public override void Validate()
    {
        base.Validate();
        if (MapInboundClaims)
            throw new InvalidOperationException("This stand-in of JwtBearer supports MapInboundClaims = false only.");
        if (TokenValidationParameters.ValidAlgorithms is not { } algorithms || !algorithms.Any())
            throw new InvalidOperationException("TokenValidationParameters.ValidAlgorithms must name the accepted algorithms.");
        if (!TokenValidationParameters.RequireSignedTokens || !TokenValidationParameters.RequireExpirationTime)
            throw new InvalidOperationException("Unsigned tokens and tokens without an expiry are not supported.");
    }
}
