using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using VideoGen.Api.Json;
using VideoGen.Api.Limits;
using VideoGen.Api.Problems;

namespace VideoGen.Api.OpenApi;

/// <summary>An example of a request's body, shown in the document.</summary>
internal sealed record RequestExample(string Json);

/// <summary>An example of a response's body, shown in the document.</summary>
internal sealed record ResponseExample(int Status, string Json);

/// <summary>A request header that a handler reads by itself.</summary>
internal sealed record HeaderParameter(string Name, string Description, string Example);

/// <summary>Adds to an operation what its route carries as metadata: limits, failures, headers, examples.</summary>
internal static class OperationDetails
{
    public const string NeedsSignIn = "needs-sign-in";

    public static Task Apply(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<IAuthorizeData>().Any() && !metadata.OfType<IAllowAnonymous>().Any())
            (operation.Metadata ??= new Dictionary<string, object>())[NeedsSignIn] = true;
        foreach (var id in operation.Parameters?.OfType<OpenApiParameter>().Where(p => p is { Name: "id", Description: null }) ?? [])
            id.Description = metadata.OfType<ITagsMetadata>().Any(t => t.Tags.Contains(Tags.Keys)) ? "UUID of the key's entry." : "Id of the job, in any of its forms.";
        foreach (var failure in metadata.OfType<FailureMetadata>())
            DescribeFailure(operation, failure);
        if (metadata.OfType<LimitMetadata>().LastOrDefault() is { } limit)
            DescribeLimit(operation, limit);
        foreach (var header in metadata.OfType<HeaderParameter>())
            AddHeader(operation, header);
        if (metadata.OfType<RequestExample>().FirstOrDefault() is { } request && operation.RequestBody?.Content is { } body)
            AddExample(body, request.Json);
        foreach (var example in metadata.OfType<ResponseExample>())
        {
            if (operation.Responses?.GetValueOrDefault(Text(example.Status)) is { Content: { } content })
                AddExample(content, example.Json);
        }

        return Task.CompletedTask;
    }

    private static void DescribeFailure(OpenApiOperation operation, FailureMetadata failure)
    {
        if (operation.Responses?.GetValueOrDefault(Text(failure.Status)) is OpenApiResponse response)
            response.Description = string.Join(" ", failure.Codes.Select(c => $"`{c.Code}`: {c.Title}"));
    }

    private static void DescribeLimit(OpenApiOperation operation, LimitMetadata limit)
    {
        operation.Description = $"{operation.Description}\n\nCounts against the limit `{limit.Name}`.".Trim();
        if (operation.Responses?.GetValueOrDefault("429") is not OpenApiResponse response)
            return;
        response.Headers = new Dictionary<string, IOpenApiHeader>
        {
            ["Retry-After"] = new OpenApiHeader
            {
                Description = "Seconds to wait.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1" },
            },
        };
    }

    private static void AddHeader(OpenApiOperation operation, HeaderParameter header) =>
        (operation.Parameters ??= []).Add(new OpenApiParameter
        {
            Name = header.Name,
            In = ParameterLocation.Header,
            Description = header.Description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            Example = JsonValue.Create(header.Example),
        });

    private static void AddExample(IDictionary<string, OpenApiMediaType> content, string json)
    {
        foreach (var media in content.Values)
            media.Example = JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { MaxDepth = ApiJson.MaxDepth });
    }

    private static string Text(int status) => status.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
