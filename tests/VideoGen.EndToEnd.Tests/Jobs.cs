using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using VideoGen.TestKit;
using Xunit;

namespace VideoGen.EndToEnd.Tests;

/// <summary>What a client of the REST layer does with jobs.</summary>
internal static class Jobs
{
    private static readonly TimeSpan RenderLimit = TimeSpan.FromMinutes(5);

    public static object Small(string prompt, long seed = 7, int seconds = 4) =>
        new { prompt, duration = seconds, size = "320x240", fps = 12, seed, quality = "fast" };

    public static async Task<string> SubmitAsync(this HttpClient client, object request)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/generate", request);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, body.ToString());
        return body.GetProperty("id").GetString()!;
    }

    public static Task<JsonElement> JobAsync(this HttpClient client, string id) =>
        client.GetFromJsonAsync<JsonElement>($"/api/v1/jobs/{id}");

    /// <summary>Follows a job to its end; fails with the job's own words unless it completes.</summary>
    public static async Task<JsonElement> CompletedAsync(this HttpClient client, string id)
    {
        var job = await Eventually.PollAsync(
            () => client.JobAsync(id),
            j => j.GetProperty("state").GetString() is "completed" or "failed" or "cancelled",
            RenderLimit, TimeSpan.FromMilliseconds(200));
        Assert.True(job.GetProperty("state").GetString() == "completed", job.ToString());
        return job;
    }

    public static Task<JsonElement> RunningStageAsync(this HttpClient client, string id, string stage) =>
        Eventually.PollAsync(
            () => client.JobAsync(id),
            j => j.GetProperty("stage").ValueKind == JsonValueKind.String && j.GetProperty("stage").GetString() == stage,
            RenderLimit, TimeSpan.FromMilliseconds(50));

    /// <summary>Downloads one output of a completed job by its signed address.</summary>
    public static async Task<byte[]> DownloadAsync(this HttpClient client, JsonElement job, string kind)
    {
        var url = job.GetProperty("outputs").EnumerateArray().Single(o => o.GetProperty("kind").GetString() == kind).GetProperty("url").GetString()!;
        using var anonymous = new HttpClient { BaseAddress = client.BaseAddress };
        return await anonymous.GetByteArrayAsync(new Uri(url, UriKind.RelativeOrAbsolute));
    }
}
