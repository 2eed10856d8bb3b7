using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace VideoGen.Api.Auth;

/// <summary>Signs a WebSocket in with a one-use ticket.</summary>
internal sealed class TicketHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Tickets tickets, Callers callers)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var ct = Context.RequestAborted;
        if (Credentials.SocketToken(Context) is not { } ticket || await tickets.RedeemAsync(ticket, ct) is not { } holder)
            return AuthenticateResult.Fail("No such ticket.");
        var caller = holder switch
        {
            { SessionId: { } session } => await callers.FindBySessionAsync(holder.UserId, session, ct),
            { KeyId: { } key } => await callers.FindByKeyIdAsync(holder.UserId, key, ct),
            _ => null,
        };
        return caller is null
            ? AuthenticateResult.Fail("The ticket's holder is gone.")
            : AuthenticateResult.Success(new(caller.Principal(Scheme.Name), Scheme.Name));
    }
}
