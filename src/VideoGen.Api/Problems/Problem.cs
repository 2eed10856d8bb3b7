using System.ComponentModel;
using VideoGen.Core.Errors;

namespace VideoGen.Api.Problems;

/// <summary>Body of every failure (RFC 9457, application/problem+json).</summary>
public sealed record Problem
{
    [Description("Identifies the kind of failure: urn:videogen:error:<code>.")]
    public required string Type { get; init; }

    [Description("One sentence for people; the same for each failure of the kind.")]
    public required string Title { get; init; }

    [Description("The HTTP status, 400 to 599.")]
    public required int Status { get; init; }

    [Description("What happened in this case; null when the title says it all.")]
    public string? Detail { get; init; }

    [Description("Stable machine name of the failure, such as invalid_request.")]
    public required string Code { get; init; }

    [Description("Whether the same request may succeed later.")]
    public required bool Retryable { get; init; }

    [Description("Every field that is wrong; empty when the failure is not about fields.")]
    public required IReadOnlyList<FieldError> Errors { get; init; }

    [Description("W3C trace id of the request, to quote when asking for help.")]
    public required string TraceId { get; init; }
}
