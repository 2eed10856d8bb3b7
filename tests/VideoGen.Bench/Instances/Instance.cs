using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoGen.Bench.Measuring;
using VideoGen.TestKit;
using VideoGen.TestKit.Servers;

namespace VideoGen.Bench.Instances;

/// <summary>A whole VideoGen of its own, used as a program would: over REST with an API key.</summary>
internal sealed class Instance : IAsyncDisposable
{
    private readonly TempDirectory _state;
    private readonly PlatformHost _host;
    private readonly HttpClient _http;

    private Instance(TempDirectory state, PlatformHost host, HttpClient http) => (_state, _host, _http) = (state, host, http);

    /// <param name="settings">Further settings of the AppHost.</param>
    public static async Task<Instance> StartAsync(params IReadOnlyList<string> settings)
    {
        var state = new TempDirectory("bench");
        var host = await PlatformHost.StartAsync(state.Path, settings);
        using var person = await host.SignUpAsync("bench@example.com");
        using var made = await person.PostAsJsonAsync("/api/v1/api-keys", new { name = "bench" });
        var key = (await JsonAsync(made)).GetProperty("key").GetString();
        var http = new HttpClient { BaseAddress = host.Url, Timeout = TimeSpan.FromMinutes(30) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return new Instance(state, host, http);
    }

    /// <summary>Watches the memory of the workers with their tools.</summary>
    public async Task<MemorySampler> WatchWorkersAsync()
    {
        var workers = await _host.ProcessesOfAsync("worker");
        return new MemorySampler(() => [.. workers.SelectMany(VideoGen.TestKit.Processes.ProcessHandle.TreeOf)]);
    }

    /// <summary>Uploads files.</summary>
    /// <returns>"asset:UUID" of each, by its name.</returns>
    public async Task<IReadOnlyDictionary<string, string>> UploadAsync(string folder, IEnumerable<string> names)
    {
        var assets = new Dictionary<string, string>();
        foreach (var name in names)
        {
            await using var file = File.OpenRead(Path.Combine(folder, name));
            using var body = new StreamContent(file);
            body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            using var answer = await _http.PostAsync(new Uri($"/api/v1/assets?name={Uri.EscapeDataString(name)}", UriKind.Relative), body);
            assets[name] = $"asset:{(await JsonAsync(answer)).GetProperty("id").GetString()}";
        }

        return assets;
    }

    /// <summary>Submits a timeline and waits for the film.</summary>
    public async Task<Rendered> RenderAsync(JsonObject timeline)
    {
        JsonElement job = default;
        var cost = await Timed.OfAsync(async () =>
        {
            job = await SubmitAsync(timeline, "wait=60");
            if (!HasEnded(job))
                job = await WaitAsync(job.GetProperty("id").GetString()!); // a job has one
        });
        if (job.GetProperty("state").GetString() != "completed")
            throw new InvalidOperationException($"The render failed: {job}\n{_host.Log}");
        return new Rendered(cost, job);
    }

    /// <summary>Submits a timeline and plays its stream until the first segment is here.</summary>
    /// <returns>Seconds until then, and the job, which still renders.</returns>
    public async Task<(double Seconds, string Job)> FirstPlayableAsync(JsonObject timeline)
    {
        var watch = Stopwatch.StartNew();
        var job = (await SubmitAsync(timeline, null)).GetProperty("id").GetString()!; // a job has one
        var list = new Uri($"/api/v1/jobs/{job}/stream/video.m3u8", UriKind.Relative);
        while (true)
        {
            using var answer = await _http.GetAsync(list);
            var lines = answer.IsSuccessStatusCode ? (await answer.Content.ReadAsStringAsync()).Split('\n') : [];
            if (lines.FirstOrDefault(l => l.Length > 0 && l[0] != '#') is { } first)
            {
                var bytes = await _http.GetByteArrayAsync(new Uri(new Uri(_http.BaseAddress!, list), first)); // set at the start
                return bytes.Length > 0 ? (watch.Elapsed.TotalSeconds, job) : throw new InvalidOperationException("The first segment is empty.");
            }

            if (watch.Elapsed > TimeSpan.FromMinutes(2))
                throw new TimeoutException($"Nothing could be played within two minutes.\n{_host.Log}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    /// <summary>Waits until a job has ended. Seldom asked, since asking takes CPU from what is measured.</summary>
    public Task<JsonElement> WaitAsync(string job) =>
        Eventually.PollAsync(() => GetAsync($"/api/v1/jobs/{job}"), HasEnded, TimeSpan.FromMinutes(30), TimeSpan.FromMilliseconds(100));

    /// <summary>Fetches the film of a finished job.</summary>
    public async Task DownloadAsync(JsonElement job, string path)
    {
        var url = job.GetProperty("outputs").EnumerateArray().Single(o => o.GetProperty("kind").GetString() == "video").GetProperty("url").GetString();
        await using var film = await _http.GetStreamAsync(new Uri(_host.Url, url));
        await using var file = File.Create(path);
        await film.CopyToAsync(file);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
        _state.Dispose();
    }

    private static bool HasEnded(JsonElement job) => job.GetProperty("state").GetString() is not ("queued" or "running");

    private async Task<JsonElement> SubmitAsync(JsonObject timeline, string? prefer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/renders") { Content = JsonContent.Create(new JsonObject { ["timeline"] = timeline.DeepClone() }) };
        if (prefer is not null)
            request.Headers.Add("Prefer", prefer);
        using var answer = await _http.SendAsync(request);
        return await JsonAsync(answer);
    }

    private async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative));
        return await JsonAsync(answer);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonSerializer.Deserialize<JsonElement>(body)
            : throw new InvalidOperationException($"{answer.RequestMessage?.RequestUri} answered {(int)answer.StatusCode}: {body}");
    }
}

/// <param name="Cost">From the submit to the answer that it is done; the CPU of the whole machine.</param>
/// <param name="Job">The finished job.</param>
internal sealed record Rendered(Timed Cost, JsonElement Job)
{
    public int Reused => Job.GetProperty("steps_reused").GetInt32();

    public int Steps => Reused + Job.GetProperty("steps_rendered").GetInt32();
}
