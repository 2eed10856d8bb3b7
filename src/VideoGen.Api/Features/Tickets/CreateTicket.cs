using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using VideoGen.Api.Auth;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;

namespace VideoGen.Api.Features.Tickets;

/// <summary>POST /ws-tickets</summary>
internal static class CreateTicket
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/ws-tickets", Handle)
        .WithName("createTicket").WithTags(Tags.Events)
        .WithSummary("Get a ticket for a WebSocket")
        .WithDescription("Pages cannot send headers with a WebSocket, and addresses end up in logs: a ticket works once, for seconds, in place of the token.")
        .RequireAuthorization(Scopes.JobsRead)
        .Fails(ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.RateLimited, ErrorCodes.Unavailable);

    internal static async Task<Ok<TicketView>> Handle(HttpContext http, Api.Auth.Tickets tickets)
    {
        var ticket = await tickets.IssueAsync(http.User, http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new TicketView { Ticket = ticket, ExpiresIn = (int)tickets.Life.TotalSeconds });
    }
}

public sealed record TicketView
{
    [Description("Send it as ?token= of /ws/jobs/{id}.")]
    [Example("\"vgt_…\"")]
    public required string Ticket { get; init; }

    [Description("Life in seconds.")]
    [Bounds(5, 300)]
    public required int ExpiresIn { get; init; }
}
