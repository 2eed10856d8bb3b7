using VideoGen.Core.Errors;

namespace VideoGen.Api.Problems;

internal static class FailsExtensions
{
    /// <summary>Says in the API document which failures a route answers with.</summary>
    public static TBuilder Fails<TBuilder>(this TBuilder builder, params ErrorCode[] codes)
        where TBuilder : IEndpointConventionBuilder
    {
        foreach (var byStatus in codes.GroupBy(c => c.Status))
        {
            builder.WithMetadata(new ProducesResponseTypeMetadata(byStatus.Key, typeof(Problem), [ProblemResult.ContentType]));
            builder.WithMetadata(new FailureMetadata(byStatus.Key, [.. byStatus]));
        }

        return builder;
    }
}

/// <summary>The codes behind one failing status of a route.</summary>
internal sealed record FailureMetadata(int Status, IReadOnlyList<ErrorCode> Codes);
