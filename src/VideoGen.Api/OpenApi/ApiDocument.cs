using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using VideoGen.Api.Auth;

namespace VideoGen.Api.OpenApi;

/// <summary>The OpenAPI document: what the routes say of themselves, completed with what only the whole knows.</summary>
internal static class ApiDocument
{
    /// <summary>/openapi/v1.json; the constraint makes any other name an unknown path.</summary>
    public const string Route = "/openapi/{documentName:regex(^v1$)}.json";

    private const string Bearer = "bearer";

    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = api => api.RelativePath?.StartsWith("api/", StringComparison.Ordinal) is true
            || api.RelativePath?.StartsWith("ws/", StringComparison.Ordinal) is true;
        options.AddDocumentTransformer(Describe);
        options.AddOperationTransformer(OperationDetails.Apply);
        options.AddSchemaTransformer(SchemaDetails.Apply);
    }

    private static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Info = new OpenApiInfo
        {
            Title = "VideoGen",
            Version = "1.0.0",
            Description = """
                Makes a finished video from a prompt: planned, narrated, captioned, scored and levelled.

                Ask for a film with `POST /api/v1/generate`, follow it with `GET /api/v1/jobs/{id}/events`, fetch the result from the
                job's `outputs`. Sign in with an API key (`Authorization: Bearer vg_…`) or with an access token.

                Every failure is `application/problem+json` (RFC 9457) with a stable `code`; `errors` names each wrong field.
                Requests are limited per user; `RateLimit-*` headers tell how many are left and `Retry-After` when to come back.
                Only additions are made to v1. Lists are paged with opaque cursors.
                """,
            License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
        };
        // Where the document was read from varies by request and would make the committed copy differ.
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = $"An API key (`{Secrets.KeyPrefix}…`) or the `access_token` of a sign-in.",
            },
        };
        foreach (var operation in document.Paths.Values.SelectMany(p => p.Operations?.Values.AsEnumerable() ?? []))
        {
            if (operation.Metadata?.ContainsKey(OperationDetails.NeedsSignIn) is true)
                operation.Security = [new() { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];
        }

        document.Tags = new HashSet<OpenApiTag>(Tags.All.Select(t => new OpenApiTag { Name = t.Name, Description = t.Description }));
        return Task.CompletedTask;
    }
}

/// <summary>Groups of routes in the document.</summary>
internal static class Tags
{
    public const string Films = "Films";
    public const string Chat = "Chat";
    public const string Streams = "Streams";
    public const string Assets = "Assets";
    public const string Events = "Events";
    public const string Account = "Account";
    public const string Keys = "API keys";
    public const string Prompts = "Prompts";
    public const string Providers = "Providers";
    public const string System = "System";

    public static readonly IReadOnlyList<(string Name, string Description)> All =
    [
        (Films, "Ask for films, list them, change and remove them."),
        (Chat, "Change films by words."),
        (Assets, "Upload pictures, films and sounds for timelines."),
        (Streams, "Watch a film while it is made, and after."),
        (Events, "Follow a film while it is made."),
        (Account, "Sign up, sign in and out."),
        (Keys, "Keys for programs."),
        (Prompts, "Make prompts better before they become films."),
        (Providers, "Models of others that films may use, and what they cost."),
        (System, "Health and figures for operators."),
    ];
}
