using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using VideoGen.Api.Tests.Hosting;

namespace VideoGen.Api.Tests.Chat;

/// <summary>Films to talk about, and ways to do it.</summary>
internal static class Talk
{
    public const string Board = """{"seed":1,"duration":12,"scenes":[{"kind":"title","headline":"Tea","narration":"Tea is a drink."},{"headline":"Leaves","narration":"It is made of leaves."},{"kind":"end","headline":"Drink it"}]}""";

    /// <summary>A job that has a storyboard.</summary>
    public static async Task<string> FilmAsync(this SignedIn user) =>
        (string)(await user.SubmitAsync(new JsonObject { ["storyboard"] = JsonNode.Parse(Board), ["quality"] = "fast" }))["id"]!;

    public static Task<HttpResponseMessage> PostAsync(this SignedIn user, string path, string body, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/" + path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return user.Client.SendAsync(request);
    }

    public static async Task<JsonNode> SayAsync(this SignedIn user, string job, string message, HttpStatusCode status = HttpStatusCode.Accepted)
    {
        using var answer = await user.PostAsync($"chat/{job}", new JsonObject { ["message"] = message }.ToJsonString());
        answer.StatusCode.ShouldBe(status, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    public static async Task<JsonNode> GetAsync(this SignedIn user, string path)
    {
        using var answer = await user.Client.GetAsync("/api/v1/" + path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    public static async Task<JsonNode> StoryboardAsync(this SignedIn user, JsonNode answer) =>
        (await user.GetAsync($"jobs/{answer["film"]!["job"]!["id"]}/storyboard"))["storyboard"]!;

    public static string[] Reply(this JsonNode answer) => [.. answer["message"]!["reply"]!.AsArray().Select(line => (string)line!)];

    public static (int Version, bool Undo, bool Redo) State(this JsonNode answer) =>
        ((int)answer["film"]!["version"]!, (bool)answer["film"]!["can_undo"]!, (bool)answer["film"]!["can_redo"]!);
}
