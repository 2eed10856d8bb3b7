using System.ComponentModel;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using VideoGen.Api.Auth;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;
using VideoGen.Data.Providers;
using VideoGen.Providers;

namespace VideoGen.Api.Features.Providers;

/// <summary>POST /providers/{name}/test</summary>
internal static class TestProvider
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static void Map(RouteGroupBuilder api) => api.MapPost("/providers/{name}/test", Handle)
        .WithName("testProvider").WithTags(Tags.Providers)
        .WithSummary("Test the connection to a provider")
        .WithDescription("Asks for something that costs nothing and needs the key: its models, or its health. A provider that does not answer well is no failure of this request: ok is false and detail says what is wrong.")
        .RequireAuthorization(Scopes.Admin)
        .Fails(ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.NotFound, ErrorCodes.RateLimited, ErrorCodes.Unavailable);

    internal static async Task<Results<Ok<ProviderTestView>, ProblemResult>> Handle(
        [Description("Name of the provider.")] string name, HttpContext http, ProviderStore store, ProviderDirectory directory, ProviderPool pool, TimeProvider time)
    {
        var ct = http.RequestAborted;
        var configured = directory.Configured.FirstOrDefault(entry => entry.Name == name);
        var stored = configured is null ? await store.FindAsync(name, ct) : null;
        if ((configured ?? stored?.Entry) is not { } asked)
            return ProblemResult.NotFound();
        using var catalog = pool.Rent([asked]);
        var found = catalog.Find(name) is { } provider
            ? await TestAsync(provider, time, ct)
            : new ProviderTest(time.GetUtcNow(), 0, "not_set_up", catalog.Unusable[0].Reason);
        if (stored is not null)
            await store.TestedAsync(name, stored.Revision, found, ct);
        return TypedResults.Ok(ProviderViews.Show(found));
    }

    private static async Task<ProviderTest> TestAsync(IProvider provider, TimeProvider time, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            var found = await provider.TestAsync(either.Token);
            return new ProviderTest(
                at, (int)found.Latency.TotalMilliseconds,
                found.Error is { } error ? JsonNamingPolicy.SnakeCaseLower.ConvertName(error.Fault.ToString()) : null, found.Error?.Message ?? found.Detail);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            return new ProviderTest(at, (int)Patience.TotalMilliseconds, "timeout", $"It did not answer within {Patience.TotalSeconds:0} seconds.");
        }
    }
}
