using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using VideoGen.Cli.Local;

namespace VideoGen.Cli.Jobs;

/// <summary>Turns an answer that is not a success into a message that names what to change.</summary>
internal static class Refusal
{
    public static async Task<CliException> OfAsync(HttpResponseMessage response, ServerAddress server, CancellationToken ct)
    {
        var problem = await ReadAsync(response, ct);
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
                new CliException(ExitCode.ServerUnavailable, $"{server.Url} refuses the API key. {Title(problem)}".TrimEnd()),
            HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnsupportedMediaType =>
                new RefusedException(Fields(problem), problem?.Errors ?? []),
            HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError =>
                new ServerBusyException($"{server.Url} answered {(int)response.StatusCode}. {Title(problem)}".TrimEnd()),
            _ => new CliException(ExitCode.ServerUnavailable, $"{server.Url} answered {(int)response.StatusCode}. {Title(problem)}".TrimEnd()),
        };
    }

    private static string Title(ProblemView? problem) => problem?.Detail ?? problem?.Title ?? "";

    private static string Fields(ProblemView? problem)
    {
        var text = new StringBuilder(problem?.Detail ?? problem?.Title ?? "The request is not valid.");
        foreach (var error in problem?.Errors ?? [])
            text.Append($"\n  {error.Field}: {error.Message}");
        return text.ToString();
    }

    private static async Task<ProblemView?> ReadAsync(HttpResponseMessage response, CancellationToken ct)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync(CliJson.Default.ProblemView, ct);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or HttpRequestException)
        {
            return null;        // a proxy's page instead of ours
        }
    }
}
