using System.Globalization;
using System.Text.Json;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Http;
using VideoGen.Providers.Requests;
using VideoGen.Providers.Tickets;

namespace VideoGen.Providers.OpenAiVideos;

/// <summary>
/// Servers that speak <c>/v1/videos</c>: vLLM-Omni, SGLang Diffusion and others that kept the wire after OpenAI's own service ended.
/// The base URL includes the <c>/v1</c>.
/// </summary>
internal sealed class OpenAiVideosProvider(ProviderSettings settings, ProviderContext context) : HttpProvider(settings, OpenAiErrors.Rules, context)
{
    /// <summary>Uploads of references and slow servers; the work itself is not waited for.</summary>
    private static readonly TimeSpan CreateTimeout = TimeSpan.FromMinutes(5);

    private readonly Dialect dialect = settings.Dialect switch
    {
        "vllm-omni" => Dialect.VllmOmni,
        "sglang" => Dialect.SgLang,
        _ => Dialect.OpenAi,
    };

    public override Capability Capability { get; } = Configured(settings, settings.Dialect == "openai" ? OpenAi(settings) : SelfHosted(settings));

    public override async Task<Reading> GetAsync(Ticket ticket, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, JobUrl(ticket));
        using var sent = await Http.SendAsync(request, Repeat.Safe, ct);
        var answer = await sent.JsonAsync(VideoJson.Default.VideoJob, ct);
        if (answer.Value is not { } job) return Gone(answer.Error!) is { } state ? state : answer.Error!; // One of the two is set.
        return Read(job, ticket) with { PollAfter = PollAfter(sent.Response) };
    }

    public override async Task<ProviderError?> CancelAsync(Ticket ticket, CancellationToken ct)
    {
        if (dialect != Dialect.VllmOmni) return await base.CancelAsync(ticket, ct);
        using var request = new HttpRequestMessage(HttpMethod.Delete, JobUrl(ticket));
        using var sent = await Http.SendAsync(request, Repeat.Safe, ct);
        return sent.Error is { Fault: ProviderFault.NotFound } ? null : sent.Error;
    }

    protected override async Task<Creation> StartAsync(ProviderRequest request, CancellationToken ct)
    {
        var video = (VideoRequest)request; // The capability is of video, which has been checked.
        using var message = new HttpRequestMessage(HttpMethod.Post, Http.Url("videos")) { Content = VideoForm.Of(video, Settings.Model, dialect) };
        message.Options.Set(RetryPolicy.AttemptKey, CreateTimeout);
        using var sent = await Http.SendAsync(message, Repeat.OnlyUnstarted, ct);
        var answer = await sent.JsonAsync(VideoJson.Default.VideoJob, ct);
        if (answer.Error is { } error) return Creation.Of(error);
        if (answer.Value?.Id is not { Length: > 0 } id) return WithoutId();
        var ticket = TicketFor(request, id);
        return Creation.Of(ticket, Read(answer.Value, ticket));
    }

    protected override async Task<(ProviderError? Error, string? Detail)> ProbeAsync(CancellationToken ct)
    {
        var answer = await Http.GetAsync(Http.Url("models"), VideoJson.Default.ModelList, ct);
        return (answer.Error, answer.Value?.Data is { } models ? string.Join(", ", models.Select(model => model.Id)) : null);
    }

    private RemoteState Read(VideoJob job, Ticket ticket) => job.Status switch
    {
        "queued" => RemoteState.Queued,
        "completed" => RemoteState.Succeeded(new RemoteResult
        {
            Kind = MediaKind.Video,
            Url = new Uri(JobUrl(ticket) + "/content"),
            MediaType = "video/mp4",
            ExpiresAt = job.ExpiresAt is { } at ? DateTimeOffset.FromUnixTimeSeconds((long)at) : null,
        }),
        "failed" => RemoteState.Failed(Failure(job.Error)),
        "cancelled" or "canceled" => RemoteState.Cancelled,
        "in_progress" or "processing" or "running" => RemoteState.Running with { Progress = job.Progress is >= 0 and <= 100 ? job.Progress / 100 : null },
        _ => RemoteState.Running with { Message = Http.Errors.Words(job.Status ?? "") },
    };

    private ProviderError Failure(JsonElement? error)
    {
        var said = error is { ValueKind: JsonValueKind.String } text
            ? OpenAiErrors.Of(text.GetString(), null)
            : OpenAiErrors.Of(error?.Text("message"), error?.Text("code"));
        return new ProviderError(said.Fault ?? ProviderFault.Failed, Http.Errors.Words(said.Message ?? "The server could not make the video.")) { Code = said.Code };
    }

    /// <summary>A server that was restarted knows its jobs no more: that is final, waiting would be for ever.</summary>
    private static RemoteState? Gone(ProviderError error) =>
        error.Fault == ProviderFault.NotFound ? RemoteState.Failed(error with { Message = "The server does not know the job any more." }) : null;

    private Uri JobUrl(Ticket ticket) => Http.Url($"videos/{Escape(ticket.RemoteId)}");

    private static TimeSpan? PollAfter(HttpResponseMessage response) =>
        response.Headers.TryGetValues("openai-poll-after-ms", out var values)
        && int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var ms)
            ? TimeSpan.FromMilliseconds(Math.Clamp(ms, 250, 60_000))
            : null;

    private static Capability OpenAi(ProviderSettings settings) => new()
    {
        Provider = settings.Name,
        Model = settings.Model,
        Kind = MediaKind.Video,
        Sizes = new SizeRule { Only = [new(1280, 720), new(720, 1280), new(1792, 1024), new(1024, 1792)] },
        Seconds = new DurationRule { Only = [4, 8, 12] },
        References = new ReferenceRule { Images = 1 },
        RealProgress = true,
        Resumable = true,
    };

    /// <summary>One model for each server: what it can do beyond this is the admin's to say.</summary>
    private static Capability SelfHosted(ProviderSettings settings) => new()
    {
        Provider = settings.Name,
        Model = settings.Model,
        Kind = MediaKind.Video,
        Sizes = new SizeRule { MinSide = 128, MaxSide = 2048, Step = 16 },
        Seconds = new DurationRule { Min = 1, Max = 20 },
        Fps = settings.Dialect == "vllm-omni" ? [8, 12, 15, 16, 24, 25, 30] : [],
        References = new ReferenceRule { Images = 1, Videos = settings.Dialect == "vllm-omni" ? 1 : 0 },
        Seed = settings.Dialect == "vllm-omni",
        NegativePrompt = settings.Dialect == "vllm-omni",
        RealProgress = true,
        Cancel = settings.Dialect == "vllm-omni",
        Resumable = true,
    };
}
