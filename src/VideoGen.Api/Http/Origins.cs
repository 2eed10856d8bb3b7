using Microsoft.Extensions.Options;

namespace VideoGen.Api.Http;

/// <summary>Section "Cors": which other sites' pages may call the API.</summary>
internal sealed class CorsOptions
{
    public const string Section = "Cors";

    /// <summary>Exact origins such as "https://studio.example.com"; none by default.</summary>
    public IReadOnlyList<string> Origins { get; set; } = [];
}

internal sealed class CorsOptionsValidator : IValidateOptions<CorsOptions>
{
    public ValidateOptionsResult Validate(string? name, CorsOptions options)
    {
        var wrong = options.Origins.Where(o =>
            !Uri.TryCreate(o, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.GetLeftPart(UriPartial.Authority) != o);
        var list = string.Join(", ", wrong);
        return list.Length == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Cors:Origins must be exact origins (scheme, host, port; no path, no wildcard): {list}");
    }
}

internal static class Origins
{
    /// <summary>Whether an Origin header names the address that the request was sent to, or a listed site.</summary>
    public static bool IsOwn(HttpRequest request, string origin, CorsOptions listed) =>
        string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
        || listed.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase);
}
