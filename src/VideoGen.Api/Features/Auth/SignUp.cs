using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using VideoGen.Api.Auth;
using VideoGen.Api.Limits;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;
using VideoGen.Data.Scopes;
using VideoGen.Data.Users;

namespace VideoGen.Api.Features.Auth;

/// <summary>POST /auth/signup</summary>
internal static class SignUp
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/auth/signup", Handle)
        .WithName("signUp").WithTags(Tags.Account)
        .WithSummary("Make an account and sign in")
        .WithDescription("Refused with 403 where the operator makes the accounts.")
        .WithMetadata(new RequestExample("""{"email":"ada@example.com","password":"correct horse battery"}"""))
        .AllowAnonymous().RequireLimit(LimitNames.Login)
        .Fails(ErrorCodes.InvalidRequest, ErrorCodes.Forbidden, ErrorCodes.RateLimited, ErrorCodes.Unavailable);

    internal static async Task<Results<Created<TokenView>, ProblemResult>> Handle(
        SignInBody body, HttpContext http, UserManager<User> users, Sessions sessions,
        IOwnerScope scope, IOptions<AuthOptions> options, TimeProvider time)
    {
        if (options.Value.SignUp == SignUpMode.Closed)
            return new ProblemResult(ErrorCodes.Forbidden, "Accounts are made by the operator of this server.");
        if (SignIn.Faults(body) is { Count: > 0 } faults)
            return ProblemResult.Invalid(faults);

        using var _ = scope.EnterIdentity();
        var now = time.GetUtcNow();
        var user = new User { Id = Guid.CreateVersion7(now), Email = body.Email, UserName = body.Email, CreatedAt = now };
        if (await CreateAsync(users, user, body.Password!) is { Count: > 0 } refused)
            return ProblemResult.Invalid(refused);
        return TypedResults.Created("/api/v1/me", await SignIn.BeginAsync(http, user, body, sessions));
    }

    private static async Task<IReadOnlyList<FieldError>> CreateAsync(UserManager<User> users, User user, string password)
    {
        try
        {
            var created = await users.CreateAsync(user, password);
            return created.Succeeded ? [] : [.. created.Errors.Select(Translate).Distinct()];
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Two requests for the same address at once: the index decides.
            return [Taken];
        }
    }

    private static readonly FieldError Taken = new("email", "has an account already; sign in instead.");

    private static FieldError Translate(IdentityError error) => error.Code switch
    {
        nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName) => Taken,
        nameof(IdentityErrorDescriber.PasswordTooShort) => new("password", $"must have at least {AuthServices.MinPasswordLength} characters."),
        nameof(IdentityErrorDescriber.PasswordRequiresUniqueChars) => new("password", "must have at least 4 different characters."),
        _ => new("email", "must be an e-mail address."),
    };
}
