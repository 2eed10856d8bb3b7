using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VideoGen.Api.Auth;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;
using VideoGen.Core.Requests;
using VideoGen.Data;
using VideoGen.Data.Users;

namespace VideoGen.Api.Features.ApiKeys;

/// <summary>POST /api-keys</summary>
internal static class CreateApiKey
{
    private const int MaxKeys = 50;
    private const int MaxDays = 3650;
    private const int NameLength = 100;

    public static void Map(RouteGroupBuilder api) => api.MapPost("/api-keys", Handle)
        .WithName("createApiKey").WithTags(Tags.Keys)
        .WithSummary("Make a key for a program")
        .WithDescription("The key is shown once. Keys cannot make keys: this needs a sign-in.")
        .WithMetadata(new RequestExample("""{"name":"nightly films","scopes":["jobs:read","jobs:write"],"expires_in_days":90}"""))
        .RequireAuthorization(Scopes.Account)
        .Fails(ErrorCodes.InvalidRequest, ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.Conflict, ErrorCodes.RateLimited, ErrorCodes.Unavailable);

    internal static async Task<Results<Created<NewApiKeyView>, ProblemResult>> Handle(
        NewApiKey body, HttpContext http, VideoGenDbContext db, TimeProvider time)
    {
        if (Faults(body) is { Count: > 0 } faults)
            return ProblemResult.Invalid(faults);
        var owner = http.User.UserId().Value;
        if (await db.ApiKeys.CountAsync(k => k.OwnerId == owner && k.RevokedAt == null, http.RequestAborted) >= MaxKeys)
            return new ProblemResult(ErrorCodes.Conflict, $"An account has at most {MaxKeys} keys; revoke one first.");

        var secret = Secrets.Create(Secrets.KeyPrefix);
        var now = time.GetUtcNow();
        var key = new ApiKey
        {
            Id = Guid.CreateVersion7(now),
            OwnerId = owner,
            Name = body.Name!.Trim(),
            Prefix = secret[..Secrets.ShownLength],
            KeyHash = Secrets.Hash(secret),
            Scopes = [.. (body.Scopes ?? Scopes.ForKeys).Distinct()],
            CreatedAt = now,
            ExpiresAt = body.ExpiresInDays is { } days ? now.AddDays(days) : null,
        };
        db.ApiKeys.Add(key);
        await db.SaveChangesAsync(http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Created($"/api/v1/api-keys/{key.Id}", new NewApiKeyView { Key = secret, ApiKey = ApiKeyView.Of(key) });
    }

    private static List<FieldError> Faults(NewApiKey body)
    {
        var errors = new List<FieldError>();
        if (body.Name is null)
            errors.Add(new("name", "is required."));
        else if (TextRules.LineFault(body.Name, NameLength) is { } fault)
            errors.Add(new("name", fault));
        if (body.Scopes is { } scopes && (scopes.Count == 0 || scopes.Any(s => !Scopes.ForKeys.Contains(s))))
            errors.Add(new("scopes", $"must have one or more of: {string.Join(", ", Scopes.ForKeys)}."));
        if (body.ExpiresInDays is < 1 or > MaxDays)
            errors.Add(new("expires_in_days", $"must be 1 to {MaxDays} days."));
        return errors;
    }
}

public sealed record NewApiKey
{
    [Description("What to call it, 1 to 100 characters.")]
    [Example("\"nightly films\"")]
    [Longest(100)]
    public string? Name { get; init; }

    [Description("What it may do: jobs:read, jobs:write. Default both.")]
    public IReadOnlyList<string>? Scopes { get; init; }

    [Description("Days until it stops to work; null for never.")]
    [Bounds(1, 3650)]
    public int? ExpiresInDays { get; init; }
}
