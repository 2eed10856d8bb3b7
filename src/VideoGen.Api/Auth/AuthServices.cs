using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VideoGen.Data;
using VideoGen.Data.Users;

namespace VideoGen.Api.Auth;

/// <summary>Registration of sign-in.</summary>
internal static class AuthServices
{
    private const string Combined = "Combined";
    private const string ApiKeys = "ApiKey";
    private const string SocketTickets = "Ticket";

    /// <summary>Shortest password; length is what counts, so no rules about kinds of characters.</summary>
    public const int MinPasswordLength = 10;

    public static void AddAuth(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<AuthOptions>().BindConfiguration(AuthOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AuthOptions>, AuthOptionsValidator>();
        services.AddMemoryCache(cache => cache.SizeLimit = 100_000);
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<Callers>();
        services.AddSingleton<Tickets>();
        services.AddScoped<Sessions>();
        services.AddTransient<IHttpContextFactory, SocketTokens>();
        AddAccounts(services);

        services.AddAuthentication(Combined)
            .AddPolicyScheme(Combined, null, o => o.ForwardDefaultSelector = ChooseScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeys, null)
            .AddScheme<AuthenticationSchemeOptions, TicketHandler>(SocketTickets, null)
            .AddJwtBearer(o => o.MapInboundClaims = false);
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<AccessTokens, Callers>(ConfigureJwt);

        services.AddAuthorizationBuilder()
            .AddPolicy(Scopes.JobsRead, p => p.RequireClaim(AuthClaims.Scope, Scopes.JobsRead))
            .AddPolicy(Scopes.JobsWrite, p => p.RequireClaim(AuthClaims.Scope, Scopes.JobsWrite))
            .AddPolicy(Scopes.Account, p => p.RequireClaim(AuthClaims.Scope, Scopes.Account))
            .AddPolicy(Scopes.Admin, p => p.RequireClaim(AuthClaims.Scope, Scopes.Account).RequireRole(UserRoles.Admin));
    }

    private static void AddAccounts(IServiceCollection services) => services
        .AddIdentityCore<User>(o =>
        {
            o.User.RequireUniqueEmail = true;
            // The user name is the e-mail address, which may hold more than Identity's default list.
            o.User.AllowedUserNameCharacters = "";
            o.Password = new PasswordOptions
            {
                RequiredLength = MinPasswordLength,
                RequiredUniqueChars = 4,
                RequireDigit = false,
                RequireLowercase = false,
                RequireUppercase = false,
                RequireNonAlphanumeric = false,
            };
            o.Lockout = new LockoutOptions { MaxFailedAccessAttempts = 10, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5) };
        })
        .AddUserStore<UserOnlyStore<User, VideoGenDbContext, Guid>>();

    private static string ChooseScheme(HttpContext context)
    {
        if (Credentials.Bearer(context.Request) is { } bearer)
            return bearer.StartsWith(Secrets.KeyPrefix, StringComparison.Ordinal) ? ApiKeys : JwtBearerDefaults.AuthenticationScheme;
        return Credentials.SocketToken(context)?.StartsWith(Secrets.TicketPrefix, StringComparison.Ordinal) is true
            ? SocketTickets : JwtBearerDefaults.AuthenticationScheme;
    }

    private static void ConfigureJwt(JwtBearerOptions options, AccessTokens tokens, Callers callers)
    {
        options.TokenValidationParameters = tokens.Rules();
        options.IncludeErrorDetails = false;
        options.Events = new JwtBearerEvents
        {
            OnMessageReceived = received =>
            {
                received.Token = Credentials.Bearer(received.Request) ?? Credentials.SocketToken(received.HttpContext);
                // Only a plain signed token of our size ever reaches the parser: encrypted ones can be made to inflate.
                if (received.Token is { } token && (token.Length > AccessTokens.MaxLength || token.Count(c => c == '.') != 2))
                    received.Fail("Not an access token.");
                return Task.CompletedTask;
            },
            OnTokenValidated = async validated =>
            {
                var principal = validated.Principal;
                var caller = principal?.FindUserId() is { } user && principal.SessionId() is { } session
                    ? await callers.FindBySessionAsync(user.Value, session, validated.HttpContext.RequestAborted)
                    : null;
                if (caller is null)
                    validated.Fail("The session has ended.");
                else
                    validated.Principal = caller.Principal(validated.Scheme.Name);
            },
        };
    }
}
