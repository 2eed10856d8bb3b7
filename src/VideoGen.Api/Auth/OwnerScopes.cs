using VideoGen.Data.Scopes;

namespace VideoGen.Api.Auth;

/// <summary>Shows the database's rows of the signed-in user, and of nobody else, to everything that follows in the request.</summary>
internal sealed class OwnerScopes(RequestDelegate next, IOwnerScope scope)
{
    public async Task InvokeAsync(HttpContext context)
    {
        using var _ = context.User.FindUserId() is { } user ? scope.Enter(user) : null;
        await next(context);
    }
}
