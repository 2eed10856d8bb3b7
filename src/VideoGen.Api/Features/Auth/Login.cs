using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using VideoGen.Api.Auth;
using VideoGen.Api.Limits;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;
using VideoGen.Data.Scopes;
using VideoGen.Data.Users;

namespace VideoGen.Api.Features.Auth;

/// <summary>POST /auth/login</summary>
internal static class Login
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/auth/login", Handle)
        .WithName("login").WithTags(Tags.Account)
        .WithSummary("Sign in")
        .WithDescription("Failures are also counted per account, against the limit `login-account`.")
        .WithMetadata(new RequestExample("""{"email":"ada@example.com","password":"correct horse battery"}"""))
        .AllowAnonymous().RequireLimit(LimitNames.Login)
        .Fails(ErrorCodes.InvalidRequest, ErrorCodes.Unauthorized, ErrorCodes.RateLimited, ErrorCodes.Unavailable);

    internal static async Task<Results<Ok<TokenView>, ProblemResult>> Handle(
        SignInBody body, HttpContext http, UserManager<User> users, Sessions sessions, IOwnerScope scope, RateCounter counter)
    {
        if (SignIn.Faults(body) is { Count: > 0 } faults)
            return ProblemResult.Invalid(faults);
        var account = Convert.ToHexStringLower(Secrets.Hash(users.NormalizeEmail(body.Email)!));
        if (await counter.CountAsync(LimitNames.LoginAccount, account, cost: 0, http.RequestAborted) is { Allowed: false } full)
            return RateLimits.Refuse(full);

        using var _ = scope.EnterIdentity();
        if (await CheckAsync(users, body) is { } user)
            return TypedResults.Ok(await SignIn.BeginAsync(http, user, body, sessions));
        await counter.CountAsync(LimitNames.LoginAccount, account, cost: 1, http.RequestAborted);
        return SignIn.Wrong();
    }

    private static async Task<User?> CheckAsync(UserManager<User> users, SignInBody body)
    {
        var user = await users.FindByEmailAsync(body.Email!);
        // The work is the same whether the account exists, is locked or has another password.
        var right = await users.CheckPasswordAsync(user ?? Nobody(users), body.Password!);
        if (user is null)
            return null;
        if (user.DisabledAt is not null || await users.IsLockedOutAsync(user))
            return null;
        if (right)
        {
            if (user.AccessFailedCount > 0)
                await users.ResetAccessFailedCountAsync(user);
            return user;
        }

        await users.AccessFailedAsync(user);
        return null;
    }

    private static User Nobody(UserManager<User> users) => new() { PasswordHash = _hashOfNobody ??= users.PasswordHasher.HashPassword(new User(), "nobody's password") };

    private static string? _hashOfNobody;
}
