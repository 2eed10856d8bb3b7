using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;

namespace VideoGen.Api.Tests.Hosting;

/// <summary>What tests ask of answers.</summary>
public static class Answers
{
    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return JsonNode.Parse(text) ?? throw new InvalidOperationException($"No JSON: {text}");
    }

    public static async Task<JsonNode> JsonAsync(this Task<HttpResponseMessage> answer) => await (await answer).JsonAsync();

    /// <summary>The answer is a problem of that status and code, in the right form, that names just these fields.</summary>
    public static async Task<JsonNode> ShouldBeProblemAsync(this HttpResponseMessage answer, HttpStatusCode status, string code, params string[] fields)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, text);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        var problem = JsonNode.Parse(text)!;
        ((string?)problem["code"]).ShouldBe(code);
        ((int?)problem["status"]).ShouldBe((int)status);
        ((string?)problem["type"]).ShouldBe($"urn:videogen:error:{code}");
        ((string?)problem["trace_id"]).ShouldNotBeNull().Length.ShouldBe(32);
        problem["errors"]!.AsArray().Select(e => (string)e!["field"]!).ShouldBe(fields, text);
        text.ShouldNotContain(" at VideoGen");
        text.ShouldNotContain("System.");
        text.ShouldNotContain("Npgsql");
        return problem;
    }

    public static async Task<JsonNode> SubmitAsync(this SignedIn user, object? body = null)
    {
        using var answer = await user.Client.PostAsJsonAsync("/api/v1/generate", body ?? new { prompt = "A film about tea" });
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }
}
