using Shouldly;
using Xunit;

namespace VideoGen.EndToEnd.Tests;

/// <summary>Parts of the system are killed while films are made: every accepted job still ends as one film.</summary>
[Collection(PlatformCollection.Name)]
[Trait("Category", "faults")]
public sealed class Faults(Platform platform)
{
    [Fact]
    public async Task Workers_killed_mid_render_cost_their_steps_and_no_film()
    {
        var id = await platform.Client.SubmitAsync(Long("The worker dies and the film lives.", seed: 21));
        await platform.Client.RunningStageAsync(id, "rendering");

        var workers = await platform.ProcessesOfAsync("worker");
        workers.Count.ShouldBe(2);
        foreach (var worker in workers)
            Platform.KillHard(worker);

        var job = await platform.Client.CompletedAsync(id);
        job.GetProperty("attempt").GetInt32().ShouldBe(1);
        await AssertOneFilmAsync(job);
        (await platform.ProcessesOfAsync("worker")).ShouldAllBe(pid => !workers.Contains(pid));
    }

    [Fact]
    public async Task Redis_emptied_and_restarted_mid_run_loses_nothing()
    {
        var ids = await SubmitManyAsync(4, seed: 31);
        await platform.Client.RunningStageAsync(ids[0], "rendering");

        var redis = (await platform.ProcessesOfAsync("redis")).ShouldHaveSingleItem();
        (await platform.RedisAsync("FLUSHALL")).ShouldBe("OK");
        Platform.KillHard(redis);

        foreach (var id in ids)
            await AssertOneFilmAsync(await platform.Client.CompletedAsync(id));
    }

    [Fact]
    public async Task Postgres_restarted_mid_run_loses_nothing()
    {
        var ids = await SubmitManyAsync(3, seed: 41);
        await platform.Client.RunningStageAsync(ids[0], "rendering");

        Platform.KillHard((await platform.ProcessesOfAsync("postgres")).ShouldHaveSingleItem());

        foreach (var id in ids)
            await AssertOneFilmAsync(await platform.Client.CompletedAsync(id));
    }

    private static object Long(string prompt, long seed) =>
        new { prompt, duration = 12, size = "640x360", fps = 24, seed, quality = "fast" };

    private async Task<List<string>> SubmitManyAsync(int count, long seed)
    {
        List<string> ids = [];
        for (var i = 0; i < count; i++)
            ids.Add(await platform.Client.SubmitAsync(Jobs.Small($"Film number {i} of a stormy night.", seed + i)));
        return ids;
    }

    private async Task AssertOneFilmAsync(System.Text.Json.JsonElement job)
    {
        job.GetProperty("outputs").EnumerateArray().Count(o => o.GetProperty("kind").GetString() == "video").ShouldBe(1);
        using var film = Film.Of(await platform.Client.DownloadAsync(job, "video"));
        var expected = (int)Math.Round(job.GetProperty("duration").GetDouble() * job.GetProperty("fps").GetInt32());
        (await film.FrameHashesAsync()).Count.ShouldBe(expected);
    }
}
