using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using VideoGen.Api.Auth;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;
using VideoGen.Data.Providers;

namespace VideoGen.Api.Features.Providers;

/// <summary>PUT, PATCH and DELETE /providers/{name}</summary>
internal static class ChangeProvider
{
    private static readonly ErrorCode[] Failures =
    [
        ErrorCodes.InvalidRequest, ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.NotFound, ErrorCodes.Conflict, ErrorCodes.TooLarge,
        ErrorCodes.UnsupportedMediaType, ErrorCodes.RateLimited, ErrorCodes.Unavailable,
    ];

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPut("/providers/{name}", Put)
            .WithName("putProvider").WithTags(Tags.Providers)
            .WithSummary("Set a provider up anew, or add it")
            .WithDescription("What is not said is as for a new one; its key and its place stay unless they are given.")
            .WithMetadata(new RequestExample("""{"kind":"openai-chat","base_url":"http://gpu:8000/v1","model":"qwen3"}"""))
            .RequireAuthorization(Scopes.Admin).Fails(Failures);
        api.MapPatch("/providers/{name}", Patch)
            .WithName("changeProvider").WithTags(Tags.Providers)
            .WithSummary("Change a provider")
            .WithDescription("What is not said stays as it is. Films that run go on with what they began with.")
            .WithMetadata(new RequestExample("""{"enabled":false}"""))
            .RequireAuthorization(Scopes.Admin).Fails(Failures);
        api.MapDelete("/providers/{name}", Delete)
            .WithName("deleteProvider").WithTags(Tags.Providers)
            .WithSummary("Remove a provider")
            .WithDescription("Its key is removed with it. Films that run go on with it.")
            .RequireAuthorization(Scopes.Admin)
            .Fails(ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.NotFound, ErrorCodes.Conflict, ErrorCodes.RateLimited, ErrorCodes.Unavailable);
    }

    internal static async Task<Results<Ok<ProviderView>, Created<ProviderView>, ProblemResult>> Put(
        [Description("Name of the provider.")] string name, ProviderBody body, HttpContext http, ProviderAdmin admin, ProviderStore store, ProviderViews views)
    {
        if (await store.FindAsync(name, http.RequestAborted) is { } known && !admin.IsConfigured(name))
        {
            var (changed, refused) = await admin.ChangeAsync(body, whole: true, known, http);
            return refused is not null ? refused : TypedResults.Ok(views.Show(changed!.Entry, changed, admin: true));
        }

        var (added, problem) = await admin.AddAsync(body, name, http);
        return problem is not null ? problem : TypedResults.Created($"/api/v1/providers/{name}", views.Show(added!.Entry, added, admin: true));
    }

    internal static async Task<Results<Ok<ProviderView>, ProblemResult>> Patch(
        [Description("Name of the provider.")] string name, ProviderBody body, HttpContext http, ProviderAdmin admin, ProviderStore store, ProviderViews views)
    {
        if (admin.IsConfigured(name))
            return ProviderAdmin.Configured(name);
        if (await store.FindAsync(name, http.RequestAborted) is not { } known)
            return ProblemResult.NotFound();
        var (changed, refused) = await admin.ChangeAsync(body, whole: false, known, http);
        return refused is not null ? refused : TypedResults.Ok(views.Show(changed!.Entry, changed, admin: true));
    }

    internal static async Task<Results<NoContent, ProblemResult>> Delete([Description("Name of the provider.")] string name, HttpContext http, ProviderAdmin admin) =>
        admin.IsConfigured(name) ? ProviderAdmin.Configured(name)
        : await admin.RemoveAsync(name, http) ? TypedResults.NoContent()
        : ProblemResult.NotFound();
}
