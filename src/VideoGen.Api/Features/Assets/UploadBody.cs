using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using VideoGen.Api.Problems;

namespace VideoGen.Api.Features.Assets;

/// <summary>Finds the file in a request: the body itself, or the part "file" of a form.</summary>
internal static class UploadBody
{
    private const int MaxBoundary = 100;
    private const int MaxFields = 16;

    /// <summary>The file's bytes and its name as the client gave it.</summary>
    public static async Task<(Stream? Body, string? Name, ProblemResult? Refused)> OpenAsync(HttpRequest request, string? name, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            return (request.Body, name, null);
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (boundary is not { Length: > 0 and <= MaxBoundary })
            return (null, null, ProblemResult.Invalid("Content-Type", "must name the boundary of the form's parts."));
        try
        {
            var form = new MultipartReader(boundary, request.Body);
            for (var fields = 0; fields < MaxFields && await form.ReadNextSectionAsync(ct) is { } part; fields++)
            {
                if (ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition) && HeaderUtilities.RemoveQuotes(disposition.Name) == "file")
                    return (part.Body, name ?? (disposition.FileNameStar.HasValue ? disposition.FileNameStar.Value : HeaderUtilities.RemoveQuotes(disposition.FileName).Value), null);
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return (null, null, ProblemResult.Invalid("body", "is not a form that can be read."));
        }

        return (null, null, ProblemResult.Invalid("file", "is required: the form has no part of that name."));
    }
}
