using Microsoft.AspNetCore.Http.HttpResults;
using VideoGen.Api.Auth;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;

namespace VideoGen.Api.Features.Providers;

/// <summary>POST /providers</summary>
internal static class CreateProvider
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/providers", Handle)
        .WithName("createProvider").WithTags(Tags.Providers)
        .WithSummary("Add a provider")
        .WithDescription("For signed-in administrators. It is used from the next film on, without a restart. Its key is stored encrypted and never told again.")
        .WithMetadata(new RequestExample("""{"name":"words","kind":"openai-chat","base_url":"http://gpu:8000/v1","model":"qwen3"}"""))
        .RequireAuthorization(Scopes.Admin)
        .Fails(ErrorCodes.InvalidRequest, ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.Conflict, ErrorCodes.TooLarge, ErrorCodes.UnsupportedMediaType,
            ErrorCodes.RateLimited, ErrorCodes.Unavailable);

    internal static async Task<Results<Created<ProviderView>, ProblemResult>> Handle(NewProvider body, HttpContext http, ProviderAdmin admin, ProviderViews views)
    {
        var (added, refused) = await admin.AddAsync(body, body.Name ?? "", http);
        return refused is not null ? refused : TypedResults.Created($"/api/v1/providers/{added!.Entry.Name}", views.Show(added.Entry, added, admin: true));
    }
}
