using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace VideoGen.Api.Limits;

/// <summary>Section "Limits": how often a caller may do what. One window for each limit and caller.</summary>
internal sealed class LimitsOptions
{
    public const string Section = "Limits";

    /// <summary>Requests that make a job, per user.</summary>
    [ValidateObjectMembers]
    public LimitRule Create { get; set; } = new() { Permits = 10 };

    /// <summary>Everything else, per user; per address when nobody is signed in.</summary>
    [ValidateObjectMembers]
    public LimitRule Default { get; set; } = new() { Permits = 100 };

    /// <summary>Timelines that are rendered or checked and messages of chats, per user: editors check as people type.</summary>
    [ValidateObjectMembers]
    public LimitRule Render { get; set; } = new() { Permits = 60 };

    /// <summary>Uploads of assets, per user.</summary>
    [ValidateObjectMembers]
    public LimitRule Upload { get; set; } = new() { Permits = 120 };

    /// <summary>Playlists and segments, per user: a player that follows a film asks for each list again every few seconds.</summary>
    [ValidateObjectMembers]
    public LimitRule Stream { get; set; } = new() { Permits = 1_200 };

    /// <summary>Sign-in, sign-up and refresh, per address.</summary>
    [ValidateObjectMembers]
    public LimitRule Login { get; set; } = new() { Permits = 30 };

    /// <summary>Failed sign-ins per account, whether it exists or not.</summary>
    [ValidateObjectMembers]
    public LimitRule LoginAccount { get; set; } = new() { Permits = 10, WindowSeconds = 300 };

    /// <summary>Most event streams and WebSockets that one user holds open on one replica.</summary>
    [Range(1, 10_000)]
    public int StreamsPerUser { get; set; } = 50;

    /// <summary>Largest request body.</summary>
    [Range(1_024, 64 * 1024 * 1024)]
    public int MaxBodyBytes { get; set; } = 256 * 1024;

    /// <summary>Whether X-Forwarded-For and -Proto are believed: only behind a proxy that sets them itself.</summary>
    public bool TrustForwardedHeaders { get; set; }

    public LimitRule Named(string name) => name switch
    {
        LimitNames.Create => Create,
        LimitNames.Default => Default,
        LimitNames.Render => Render,
        LimitNames.Upload => Upload,
        LimitNames.Stream => Stream,
        LimitNames.Login => Login,
        LimitNames.LoginAccount => LoginAccount,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such limit."),
    };
}

/// <summary>So many permits in each window.</summary>
internal sealed class LimitRule
{
    [Range(1, 1_000_000)]
    public int Permits { get; set; }

    [Range(1, 86_400)]
    public int WindowSeconds { get; set; } = 60;

    public TimeSpan Window => TimeSpan.FromSeconds(WindowSeconds);
}

internal static class LimitNames
{
    public const string Create = "create";
    public const string Default = "default";
    public const string Render = "render";
    public const string Upload = "upload";
    public const string Stream = "stream";
    public const string Login = "login";
    public const string LoginAccount = "login-account";
}

[OptionsValidator]
internal sealed partial class LimitsOptionsValidator : IValidateOptions<LimitsOptions>;
