using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace VideoGen.EndToEnd.Tests;

[Collection(PlatformCollection.Name)]
public sealed class Film_to_film(Platform platform)
{
    private static readonly object Board = new
    {
        storyboard = new
        {
            seed = 5, duration = 12, output = new { width = 320, height = 240, fps = 12 },
            scenes = new object[]
            {
                new { kind = "title", headline = "Tea", narration = "Tea is a drink.", duration = 3 },
                new { headline = "Leaves", narration = "It is made of leaves.", duration = 3 },
                new { headline = "Water", narration = "And of hot water.", duration = 3 },
                new { kind = "end", headline = "Drink it", narration = "", duration = 3 },
            },
        },
        quality = "fast",
    };

    [Fact]
    public async Task An_edit_by_chat_renders_what_is_new_and_undo_is_there_at_once()
    {
        var first = await platform.Client.CompletedAsync(await platform.Client.SubmitAsync(Board));
        var id = first.GetProperty("id").GetString()!;

        var edited = await PostAsync($"chat/{id}", new { message = "change the headline of scene 2 to Only leaves" }, HttpStatusCode.Accepted);
        var second = await platform.Client.CompletedAsync(edited.GetProperty("film").GetProperty("job").GetProperty("id").GetString()!);
        var undone = await PostAsync($"chat/{id}", new { message = "undo" }, HttpStatusCode.OK);

        var segments = second.GetProperty("segments");
        segments.GetProperty("reused").GetInt32().ShouldBeGreaterThan(segments.GetProperty("total").GetInt32() / 2);
        segments.GetProperty("rendered").GetInt32().ShouldBeGreaterThan(0);
        var (was, now) = (await FramesAsync(first), await FramesAsync(second));
        was.Count.ShouldBe(now.Count);
        was[..30].ShouldBe(now[..30], "the first scene is the same");
        was[42..66].ShouldNotBe(now[42..66], "the second scene has another headline");
        var job = undone.GetProperty("film").GetProperty("job");
        (job.GetProperty("id").GetString(), job.GetProperty("state").GetString()).ShouldBe((id, "completed"));
    }

    [Fact]
    public async Task Variations_say_the_same_and_look_different()
    {
        var first = await platform.Client.CompletedAsync(await platform.Client.SubmitAsync(Board));

        var made = await PostAsync($"jobs/{first.GetProperty("id")}/variations", new { count = 2 }, HttpStatusCode.Accepted);
        var films = await Task.WhenAll(made.GetProperty("items").EnumerateArray().Select(job => platform.Client.CompletedAsync(job.GetProperty("id").GetString()!)));

        var words = await Task.WhenAll(films.Prepend(first).Select(film => platform.Client.DownloadAsync(film, "captions_vtt")));
        words.Select(System.Text.Encoding.UTF8.GetString).Distinct().ShouldHaveSingleItem();
        var frames = await Task.WhenAll(films.Prepend(first).Select(FramesAsync));
        frames.SelectMany(f => f.Distinct()).GroupBy(hash => hash).Count(g => g.Count() > 1).ShouldBeLessThan(3, "no two films share their pictures");
    }

    private async Task<JsonElement> PostAsync(string path, object body, HttpStatusCode status)
    {
        using var answer = await platform.Client.PostAsJsonAsync("/api/v1/" + path, body);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, text);
        return JsonElement.Parse(text);
    }

    private async Task<List<string>> FramesAsync(JsonElement job)
    {
        using var film = Film.Of(await platform.Client.DownloadAsync(job, "video"));
        return [.. await film.FrameHashesAsync()];
    }
}
