using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using VideoGen.Api.Limits;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;
using VideoGen.Data.Providers;
using VideoGen.Providers;
using VideoGen.Providers.Webhooks;

namespace VideoGen.Api.Features.Providers;

/// <summary>POST /webhooks/{name}</summary>
internal static partial class ReceiveWebhook
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/webhooks/{name}", Handle)
        .WithName("receiveWebhook").WithTags(Tags.Providers)
        .WithSummary("For providers: the state of a job")
        .WithDescription("Signed by Standard Webhooks with the provider's webhook_secret. A post counts once; what it says is read like an answer of the provider.")
        .AllowAnonymous().RequireLimit(LimitNames.Default)
        .Produces(StatusCodes.Status200OK)
        .Fails(ErrorCodes.Unauthorized, ErrorCodes.NotFound, ErrorCodes.TooLarge, ErrorCodes.RateLimited, ErrorCodes.Unavailable);

    internal static async Task<Results<Ok, ProblemResult>> Handle(
        [Description("Name of the provider.")] string name, HttpContext http, ProviderDirectory directory, WebhookStore store, ILoggerFactory logs)
    {
        var ct = http.RequestAborted;
        using var catalog = await directory.RentAsync(ct);
        if (catalog.Find(name) is not IWebhookProvider provider)
            return ProblemResult.NotFound();
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, ct);
        var headers = http.Request.Headers;
        var read = await provider.ReadAsync(
            new WebhookDelivery(headers["webhook-id"], headers["webhook-timestamp"], headers["webhook-signature"], body.ToArray()), new Ledger(store), ct);
        if (read.Refused is { } reason)
            return new ProblemResult(ErrorCodes.Unauthorized, $"The post is not believed: {reason}.");
        if (!read.Duplicate)
            LogState(logs.CreateLogger(typeof(ReceiveWebhook)), name, read.RemoteId, read.State?.Status.ToString());
        return TypedResults.Ok();
    }

    [LoggerMessage(1, LogLevel.Information, "Provider {Provider} posted that its job {RemoteId} is {Status}")]
    private static partial void LogState(ILogger logger, string provider, string? remoteId, string? status);

    private sealed class Ledger(WebhookStore store) : IWebhookLedger
    {
        public async ValueTask<bool> TryAddAsync(string provider, string id, DateTimeOffset until, CancellationToken ct) => await store.TryAddAsync(provider, id, until, ct);
    }
}
