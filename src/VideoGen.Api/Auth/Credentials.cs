namespace VideoGen.Api.Auth;

/// <summary>Where a request carries its credentials.</summary>
internal static class Credentials
{
    private const string Prefix = "Bearer ";
    private static readonly object SocketTokenKey = new();

    public static string? Bearer(HttpRequest request)
    {
        var header = request.Headers.Authorization;
        return header.Count == 1 && header[0] is { } value && value.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            ? value[Prefix.Length..] : null;
    }

    /// <summary>The <c>token</c> parameter of a WebSocket's address, which <see cref="SocketTokens"/> took out of it.</summary>
    public static string? SocketToken(HttpContext context) => context.Items[SocketTokenKey] as string;

    public static void KeepSocketToken(HttpContext context, string token) => context.Items[SocketTokenKey] = token;
}
