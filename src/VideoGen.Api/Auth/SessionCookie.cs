using Microsoft.Extensions.Options;
using VideoGen.Api.Http;

namespace VideoGen.Api.Auth;

/// <summary>
/// The page's refresh token: a cookie that scripts cannot read and that only the two routes below the path receive. They change
/// nothing for a request of another origin, so the cookie alone lets no other site act for the user.
/// </summary>
internal sealed class SessionCookie(IOptions<CorsOptions> origins)
{
    private const string Name = "vg_session";
    private const string Path = "/api/v1/auth";

    public static void Set(HttpContext context, TokenPair tokens) =>
        context.Response.Cookies.Append(Name, tokens.RefreshToken, Options(context, tokens.RefreshExpiresAt));

    public static void Clear(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context, null));

    /// <summary>The cookie's token; null when there is none.</summary>
    public static string? Read(HttpContext context) => context.Request.Cookies[Name];

    /// <summary>Whether the request comes from a page of ours. Browsers send Origin with every POST.</summary>
    public bool IsOwnPage(HttpContext context) =>
        context.Request.Headers.Origin is [{ } origin] && Origins.IsOwn(context.Request, origin, origins.Value);

    private static CookieOptions Options(HttpContext context, DateTimeOffset? expires) => new()
    {
        HttpOnly = true,
        Secure = context.Request.IsHttps,
        SameSite = SameSiteMode.Strict,
        Path = Path,
        Expires = expires,
        IsEssential = true,
    };
}
