using VideoGen.Api.Auth;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;
using VideoGen.Data.Users;

namespace VideoGen.Api.Features.Auth;

/// <summary>What sign-up, login and refresh have in common.</summary>
internal static class SignIn
{
    private const int EmailLength = 254;
    private const int PasswordLength = 256;

    /// <summary>Checks the form of credentials.</summary>
    public static IReadOnlyList<FieldError> Faults(SignInBody body)
    {
        var errors = new List<FieldError>();
        if (body.Email is null)
            errors.Add(new("email", "is required."));
        else if (TextRules.LineFault(body.Email, EmailLength) is { } fault)
            errors.Add(new("email", fault));
        else if (!LooksLikeEmail(body.Email))
            errors.Add(new("email", "must be an e-mail address."));
        if (body.Password is null)
            errors.Add(new("password", "is required."));
        else if (TextRules.LineFault(body.Password, PasswordLength) is { } fault)
            errors.Add(new("password", fault));
        if (body.Session is not (null or "token" or "cookie"))
            errors.Add(new("session", "must be one of: token, cookie."));
        return errors;
    }

    /// <summary>Begins a session and says so, with the refresh token where the caller wants it.</summary>
    public static async Task<TokenView> BeginAsync(HttpContext http, User user, SignInBody body, Sessions sessions)
    {
        var tokens = await sessions.StartAsync(new UserId(user.Id), http.RequestAborted);
        var inCookie = body.Session == "cookie";
        if (inCookie)
            SessionCookie.Set(http, tokens);
        return View(user, tokens, inCookie);
    }

    public static TokenView View(User user, TokenPair tokens, bool inCookie) => new()
    {
        AccessToken = tokens.AccessToken,
        TokenType = "Bearer",
        ExpiresIn = (int)tokens.AccessLife.TotalSeconds,
        RefreshToken = inCookie ? null : tokens.RefreshToken,
        RefreshExpiresAt = tokens.RefreshExpiresAt,
        User = Account(user),
    };

    public static AccountView Account(User user) =>
        new() { Id = user.Id, Email = user.Email ?? "", Role = user.Role, CreatedAt = user.CreatedAt };

    /// <summary>One answer for all that can be wrong with credentials, so that nobody learns which accounts exist.</summary>
    public static ProblemResult Wrong() => new(ErrorCodes.Unauthorized, "The e-mail address or the password is wrong.");

    // Only what every address has; whether it exists is for a message to it to find out.
    private static bool LooksLikeEmail(string email)
    {
        var at = email.LastIndexOf('@');
        return at > 0 && at < email.Length - 1 && !email.Any(char.IsWhiteSpace) && email.IndexOf('@', StringComparison.Ordinal) == at;
    }
}
