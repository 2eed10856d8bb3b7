using System.Globalization;
using System.Net;
using System.Net.Sockets;
using VideoGen.Api.Auth;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;

namespace VideoGen.Api.Limits;

/// <summary>Which limit a route counts against.</summary>
internal sealed record LimitMetadata(string Name);

internal static class LimitExtensions
{
    public static TBuilder RequireLimit<TBuilder>(this TBuilder builder, string name)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new LimitMetadata(name));
}

/// <summary>Counts each request to a limited route, and answers 429 with the time to wait when there were too many.</summary>
internal sealed class RateLimits(RequestDelegate next, RateCounter counter)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<LimitMetadata>() is not { } limit)
        {
            await next(context);
            return;
        }

        var outcome = await counter.CountAsync(limit.Name, Subject(context), cost: 1, context.RequestAborted);
        SetHeaders(context.Response, outcome);
        if (outcome.Allowed)
            await next(context);
        else
            await Refuse(outcome).ExecuteAsync(context);
    }

    public static ProblemResult Refuse(LimitOutcome outcome)
    {
        var wait = Seconds(outcome.Reset);
        return new(ErrorCodes.RateLimited, string.Create(CultureInfo.InvariantCulture, $"Please wait {wait} seconds."))
        {
            RetryAfterSeconds = wait,
        };
    }

    /// <summary>The caller's address; of an IPv6 address the network, since a host has the whole of it.</summary>
    public static string Address(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address)
            return "unknown";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address.ToString();
        var network = address.GetAddressBytes();
        Array.Clear(network, 8, 8);
        return new IPAddress(network).ToString();
    }

    private static string Subject(HttpContext context) =>
        context.User.FindUserId() is { } user ? $"user:{user}" : $"address:{Address(context)}";

    private static void SetHeaders(HttpResponse response, LimitOutcome outcome)
    {
        response.Headers["RateLimit-Limit"] = outcome.Limit.ToString(CultureInfo.InvariantCulture);
        response.Headers["RateLimit-Remaining"] = outcome.Remaining.ToString(CultureInfo.InvariantCulture);
        response.Headers["RateLimit-Reset"] = Seconds(outcome.Reset).ToString(CultureInfo.InvariantCulture);
    }

    private static int Seconds(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
}
