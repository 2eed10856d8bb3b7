using System.ComponentModel;
using VideoGen.Api.OpenApi;

namespace VideoGen.Api.Features.Auth;

public sealed record SignInBody
{
    [Description("E-mail address of the account.")]
    [Example("\"ada@example.com\"")]
    [Longest(254)]
    public string? Email { get; init; }

    [Description("Password, 10 to 256 characters.")]
    [Example("\"correct horse battery\"")]
    [Longest(256)]
    public string? Password { get; init; }

    [Description("Where the refresh token goes: \"token\" puts it into the answer (programs), \"cookie\" into a cookie that scripts cannot read (pages). Default \"token\".")]
    [Words("token", "cookie")]
    public string? Session { get; init; }
}

public sealed record RefreshBody
{
    [Description("The newest refresh token of the session. Leave it out to use the cookie of a page.")]
    [Longest(128)]
    public string? RefreshToken { get; init; }
}

public sealed record AccountView
{
    [Description("UUID of the user.")]
    public required Guid Id { get; init; }

    [Description("E-mail address.")]
    public required string Email { get; init; }

    [Description("What the account may do.")]
    [Words("user", "admin")]
    public required string Role { get; init; }

    [Description("When the account was made (UTC).")]
    public required DateTimeOffset CreatedAt { get; init; }
}

public sealed record TokenView
{
    [Description("JWT to send as Authorization: Bearer.")]
    public required string AccessToken { get; init; }

    [Description("Always Bearer.")]
    [Words("Bearer")]
    public required string TokenType { get; init; }

    [Description("Life of the access token in seconds.")]
    [Bounds(60, 86_400)]
    public required int ExpiresIn { get; init; }

    [Description("Good for one refresh, then replaced; null when it went into the cookie.")]
    public string? RefreshToken { get; init; }

    [Description("When the session ends unless it is refreshed (UTC).")]
    public required DateTimeOffset RefreshExpiresAt { get; init; }

    [Description("Who signed in.")]
    public required AccountView User { get; init; }
}
