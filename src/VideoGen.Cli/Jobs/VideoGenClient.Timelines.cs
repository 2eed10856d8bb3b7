using System.Net.Http.Headers;

namespace VideoGen.Cli.Jobs;

/// <summary>Timelines and the files that they use.</summary>
internal sealed partial class VideoGenClient
{
    private const string JsonType = "application/json";

    /// <summary>A slow line may take this long for one file.</summary>
    private static readonly TimeSpan UploadTime = TimeSpan.FromMinutes(30);

    /// <summary>Submits a timeline; see <see cref="SubmitAsync(FilmRequest, CancellationToken)"/>.</summary>
    public Task<JobView> SubmitAsync(byte[] body, CancellationToken ct) => SubmitAsync("api/v1/renders", () => Json(body), CliJson.Default.JobView, ct);

    /// <summary>Has a timeline checked.</summary>
    public async Task<DryRun> CheckAsync(byte[] body, CancellationToken ct)
    {
        using var request = Request(HttpMethod.Post, "api/v1/renders?dry_run=true");
        request.Content = Json(body);
        using var response = await SendOnceAsync(request, RequestTime, ct);
        return await ReadAsync(response, CliJson.Default.DryRun, ct);
    }

    /// <summary>What a timeline writes for a file that the server has; null when it has none with this content.</summary>
    public async Task<string?> FindAssetAsync(string sha256, CancellationToken ct)
    {
        using var request = Request(HttpMethod.Get, $"api/v1/assets?sha256={sha256}");
        using var response = await SendOnceAsync(request, RequestTime, ct);
        var list = await ReadAsync(response, CliJson.Default.AssetList, ct);
        return list.Items.Count > 0 ? list.Items[0].Source : null;
    }

    /// <summary>Sends a file.</summary>
    /// <returns>What a timeline writes for it.</returns>
    public async Task<string> UploadAsync(FileInfo file, Action<long> sent, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var request = Request(HttpMethod.Post, $"api/v1/assets?name={Uri.EscapeDataString(file.Name)}");
            await using var content = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, 128 * 1024, useAsync: true);
            request.Content = new StreamContent(new CountedStream(content, sent));
            request.Content.Headers.ContentType = new("application/octet-stream");
            request.Content.Headers.ContentLength = content.Length;
            request.Headers.ExpectContinue = content.Length > 1_000_000;     // a refusal then comes before the bytes go
            using var response = await SendOnceAsync(request, UploadTime, ct);
            if (attempt < SubmitAttempts && RetryAfter(response) is { } wait)
            {
                await Task.Delay(wait, _time, ct);
                continue;
            }

            return (await ReadAsync(response, CliJson.Default.AssetView, ct)).Source;
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, TimeSpan time, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(time, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw Unreachable(new HttpRequestException("The server did not answer in time.", e));
        }
        catch (HttpRequestException e)
        {
            throw Unreachable(e);
        }
    }

    private static ByteArrayContent Json(byte[] body) => new(body) { Headers = { ContentType = new MediaTypeHeaderValue(JsonType) } };
}
