using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoGen.Core.Errors;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Http;
using VideoGen.Providers.Requests;
using VideoGen.Providers.Tickets;

namespace VideoGen.Providers.ComfyUi;

/// <summary>
/// A ComfyUI server. The job's id is the request's key, so that asking twice makes one job; its state is in the server's queue and
/// history, and its socket adds progress and previews.
/// </summary>
internal sealed class ComfyUiProvider : HttpProvider, ILiveProvider
{
    private readonly ComfyReading reading;

    internal ComfyUiProvider(ProviderSettings settings, ProviderContext context)
        : base(settings, OpenAiErrors.Rules with { ReadError = ComfyReading.Error }, context)
    {
        Capability = Configured(settings, Usual(settings));
        reading = new ComfyReading(Http.Errors, Http.Url, Capability.Kind);
    }

    public override Capability Capability { get; }

    public override async Task<Reading> GetAsync(Ticket ticket, CancellationToken ct)
    {
        // Twice: a job may move from the queue to the history between the two questions.
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var history = await AskAsync($"history/{Escape(ticket.RemoteId)}", ct);
            if (history.Error is { } unknown) return unknown;
            if (reading.History(history.Value, ticket.RemoteId) is { } ended) return ended;
            var queue = await AskAsync("queue", ct);
            if (queue.Error is { } error) return error;
            if (ComfyReading.Queue(queue.Value, ticket.RemoteId) is { } state) return state;
        }

        return RemoteState.Failed(new ProviderError(ProviderFault.NotFound, "The server does not know the job any more; it may have been restarted.") { RetryAdvice = true });
    }

    public async IAsyncEnumerable<RemoteState> WatchAsync(Ticket ticket, [EnumeratorCancellation] CancellationToken ct)
    {
        var connected = false;
        var ended = false;
        ComfyFrames? frames = null;
        await foreach (var (isText, bytes) in ComfySocket.FramesAsync(Http, ticket.Key.ToString("N"), () => connected = true, ct))
        {
            // After connecting, not before: nothing is repeated for those who come late.
            if (frames is null)
            {
                var queue = await AskAsync("queue", ct);
                if (queue.Error is not null || ComfyReading.Queue(queue.Value, ticket.RemoteId) is null) yield break;
                frames = new ComfyFrames(ticket.RemoteId, new ComfyProgress(ComfyReading.WorkflowOf(queue.Value, ticket.RemoteId)));
            }

            var meaning = isText ? frames.ReadText(bytes) : frames.ReadBinary(bytes.Span);
            if (meaning == FrameMeaning.Ended)
            {
                ended = true;
                break;
            }

            if (meaning == FrameMeaning.Changed) yield return frames.State;
        }

        if (connected && !ended) Logger.LiveConnectionLost(Name);
    }

    public override async Task<ProviderError?> CancelAsync(Ticket ticket, CancellationToken ct)
    {
        var newest = await PostAsync($"api/jobs/{Escape(ticket.RemoteId)}/cancel", [], ct);
        if (newest is not { Status: 404 or 405 }) return newest;
        var state = await GetAsync(ticket, ct);
        if (state.State is not { IsFinal: false } open) return state.Error;
        var waiting = await PostAsync("queue", new JsonObject { ["delete"] = new JsonArray(ticket.RemoteId) }, ct);
        // Old servers interrupt whatever runs, so only while it is ours.
        return open.Status == RemoteStatus.Running ? await PostAsync("interrupt", new JsonObject { ["prompt_id"] = ticket.RemoteId }, ct) : waiting;
    }

    protected override IEnumerable<FieldError> MoreProblems(ProviderRequest request)
    {
        var workflow = Find(request);
        return workflow.Nodes is { } nodes ? new Injection(nodes).Apply(Values(request, PlaceHolders(request))).Problems : workflow.Problems;
    }

    protected override async Task<Creation> StartAsync(ProviderRequest request, CancellationToken ct)
    {
        var id = request.Key.ToString("D");
        if (await FindAsync(request, id, ct) is { } existing) return existing;
        var names = new List<string>();
        foreach (var reference in References(request))
        {
            var (error, name) = await UploadAsync(reference, ct);
            if (name is null) return Creation.Of(error!); // One of the two is set.
            names.Add(name);
        }

        var (workflow, _) = new Injection(Find(request).Nodes!).Apply(Values(request, names)); // Both have been checked.
        var body = new JsonObject { ["prompt"] = workflow, ["client_id"] = request.Key.ToString("N"), ["prompt_id"] = id };
        using var message = new HttpRequestMessage(HttpMethod.Post, Http.Url("prompt")) { Content = ProviderHttp.Json(body) };
        using var sent = await Http.SendAsync(message, Repeat.OnlyUnstarted, ct);
        if (sent.Error is { Spending: Spending.Maybe } lost) return await FindAsync(request, id, ct) ?? Creation.Of(lost with { Spending = Spending.No });
        var answer = await sent.ElementAsync(ct);
        return answer.Error is { } refused
            ? Creation.Of(refused)
            : Creation.Of(TicketFor(request, answer.Value.Text("prompt_id") ?? id), RemoteState.Queued); // Servers before 2025 choose an id of their own.
    }

    protected override async Task<(ProviderError? Error, string? Detail)> ProbeAsync(CancellationToken ct)
    {
        var (value, error) = await AskAsync("system_stats", ct);
        var cards = value.Member("devices").Items().Select(card => card.Text("name"));
        return (error, error is null ? $"ComfyUI {value.Member("system")?.Text("comfyui_version")}, {string.Join(", ", cards)}" : null);
    }

    /// <summary>The job of that id, when the server has it already.</summary>
    private async Task<Creation?> FindAsync(ProviderRequest request, string id, CancellationToken ct)
    {
        var ticket = TicketFor(request, id);
        var known = await GetAsync(ticket, ct);
        if (known.Error is { } error) return Creation.Of(error);
        return known.State?.Error?.Fault == ProviderFault.NotFound ? null : Creation.Of(ticket, known.State!);
    }

    private WorkflowReading Find(ProviderRequest request)
    {
        var asked = (request as VideoRequest)?.Workflow ?? (request as ImageRequest)?.Workflow;
        if (asked?.TrimStart().StartsWith('{') == true) return Workflow.ReadForeign(asked);
        var name = asked ?? (Settings.Model.Length > 0 ? Settings.Model : "default");
        if (Settings.Workflows.TryGetValue(name, out var json)) return Workflow.Read(json);
        var names = Settings.Workflows.Count == 0 ? "none is configured" : $"there are {string.Join(", ", Settings.Workflows.Keys)}";
        return new WorkflowReading(null, [new FieldError("workflow", $"Invalid workflow: it must be JSON in API format or the name of one; {names}.") { Code = "unknown_workflow", Fix = "Send a workflow." }]);
    }

    private async Task<(ProviderError? Error, string? Name)> UploadAsync(Reference reference, CancellationToken ct)
    {
        // Named by its content: the same file again replaces itself, and names never meet.
        var name = Convert.ToHexStringLower(SHA256.HashData(reference.Data.Span))[..24] + Path.GetExtension(reference.FileName);
        var file = new ReadOnlyMemoryContent(reference.Data);
        file.Headers.ContentType = new MediaTypeHeaderValue(reference.MediaType);
        using var form = new MultipartFormDataContent
        {
            { file, "\"image\"", $"\"{name}\"" },
            { new ByteArrayContent("input"u8.ToArray()), "\"type\"" },
            { new ByteArrayContent("true"u8.ToArray()), "\"overwrite\"" },
        };
        using var message = new HttpRequestMessage(HttpMethod.Post, Http.Url("upload/image")) { Content = form };
        using var sent = await Http.SendAsync(message, Repeat.Safe, ct);
        var answer = await sent.ElementAsync(ct);
        if (answer.Error is { } error) return (error, null);
        var folder = answer.Value.Text("subfolder");
        var stored = answer.Value.Text("name") ?? name;
        return (null, string.IsNullOrEmpty(folder) ? stored : $"{folder}/{stored}");
    }

    private async Task<(JsonElement Value, ProviderError? Error)> AskAsync(string path, CancellationToken ct)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, Http.Url(path));
        using var sent = await Http.SendAsync(message, Repeat.Safe, ct, limit: 64 * 1024 * 1024); // A queue holds whole workflows.
        return await sent.ElementAsync(ct);
    }

    private async Task<ProviderError?> PostAsync(string path, JsonObject body, CancellationToken ct)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, Http.Url(path)) { Content = ProviderHttp.Json(body) };
        using var sent = await Http.SendAsync(message, Repeat.Safe, ct);
        return sent.Error;
    }

    private static Injected Values(ProviderRequest request, IReadOnlyList<string> names)
    {
        var references = References(request);
        string[] Of(bool isVideo) => [.. names.Where((_, i) => references[i].IsVideo == isVideo)];
        var video = request as VideoRequest;
        var image = request as ImageRequest;
        return new Injected
        {
            Prompt = request.Prompt,
            NegativePrompt = video?.NegativePrompt ?? image?.NegativePrompt,
            Size = video?.Size ?? image!.Size, // One of the two, by the check of the kind.
            Seconds = video?.Seconds,
            Fps = video?.Fps,
            Seed = video?.Seed ?? image?.Seed,
            Strength = video?.Strength ?? image?.Strength,
            Images = Of(isVideo: false),
            Videos = Of(isVideo: true),
        };
    }

    private static IReadOnlyList<Reference> References(ProviderRequest request) => (request as VideoRequest)?.References ?? (request as ImageRequest)?.References ?? [];

    private static string[] PlaceHolders(ProviderRequest request) => [.. References(request).Select(reference => reference.FileName)];

    private static Capability Usual(ProviderSettings settings) => new()
    {
        Provider = settings.Name,
        Model = settings.Model.Length > 0 ? settings.Model : "default",
        Kind = settings.Media == "image" ? MediaKind.Image : MediaKind.Video,
        Sizes = new SizeRule { MinSide = 64, MaxSide = 4096, Step = 8 },
        Seconds = new DurationRule { Min = 0.5, Max = 60 },
        Fps = [8, 12, 15, 16, 24, 25, 30, 48, 50, 60],
        References = new ReferenceRule { Images = 4, Videos = 2, Strength = true, MaxBytes = 64 * 1024 * 1024 },
        Seed = true,
        NegativePrompt = true,
        RealProgress = true,
        Cancel = true,
        Resumable = true,
        Idempotent = true,
    };
}
