using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;

namespace VideoGen.Api.Http;

/// <summary>Answers 406 when a caller accepts nothing that the route sends. A malformed Accept header counts as none.</summary>
internal sealed class Accepting(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint || context.Request.Headers.Accept.Count == 0)
            return next(context);
        var sent = endpoint.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>()
            .Where(p => p.StatusCode < 300).SelectMany(p => p.ContentTypes).ToArray();
        if (sent.Length == 0 || !MediaTypeHeaderValue.TryParseList(context.Request.Headers.Accept, out var accepted))
            return next(context);
        var fits = accepted.Any(range => range.Quality is not 0 && sent.Any(type => MediaTypeHeaderValue.Parse(type).IsSubsetOf(range)));
        return fits ? next(context) : new ProblemResult(ErrorCodes.NotAcceptable, $"This path sends {string.Join(" or ", sent.Distinct())}.").ExecuteAsync(context);
    }
}
