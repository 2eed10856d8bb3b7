using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using VideoGen.TestKit.Servers;

namespace VideoGen.Providers.Tests.Fakes;

/// <summary>ComfyUI as its own source describes it: a queue, a history, files, and a socket for each client.</summary>
internal sealed class FakeComfy
{
    private readonly ConcurrentDictionary<string, (WebSocket Socket, HttpContext Context)> sockets = new();
    private readonly List<(string Id, JsonObject Prompt, string Client)> pending = [];
    private readonly ConcurrentDictionary<string, JsonObject> history = new();
    private readonly Lock gate = new();
    private (string Id, JsonObject Prompt, string Client)? running;
    private TaskCompletionSource<string> connected = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal FakeComfy(FakeServer server) => server.Otherwise = AnswerAsync;

    /// <summary>Newer servers can cancel any job by its id.</summary>
    internal bool CanCancelJobs { get; set; }

    /// <summary>Servers behind some proxies have no sockets.</summary>
    internal bool HasSockets { get; set; } = true;

    /// <summary>Hang up after taking the next prompt.</summary>
    internal bool LosesNextAnswer { get; set; }

    internal string? Interrupted { get; private set; }

    /// <summary>The next client that connects.</summary>
    internal Task<string> Connected => connected.Task;

    internal JsonObject PromptOf(string id) => running?.Id == id ? running.Value.Prompt : pending.Single(job => job.Id == id).Prompt;

    internal void Queue(string id)
    {
        lock (gate) pending.Add((id, [], "someone"));
    }

    internal void Start(string id)
    {
        lock (gate)
        {
            running = pending.Single(job => job.Id == id);
            pending.RemoveAll(job => job.Id == id);
        }
    }

    internal void End(string id, string status, string outputs = "{}", string messages = "[]")
    {
        lock (gate)
        {
            running = null;
            pending.RemoveAll(job => job.Id == id);
            history[id] = JsonNode.Parse($$$"""{"prompt":[],"outputs":{{{outputs}}},"status":{"status_str":"{{{status}}}","completed":{{{(status == "success" ? "true" : "false")}}},"messages":{{{messages}}}},"meta":{}}""")!.AsObject();
        }
    }

    internal Task SendAsync(string client, string json) =>
        sockets[client].Socket.SendAsync(Encoding.UTF8.GetBytes(json), WebSocketMessageType.Text, true, CancellationToken.None);

    internal Task SendPreviewAsync(string client, byte[] image)
    {
        var frame = new byte[8 + image.Length];
        BinaryPrimitives.WriteUInt32BigEndian(frame, 1);
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(4), 1);
        image.CopyTo(frame, 8);
        return sockets[client].Socket.SendAsync(frame, WebSocketMessageType.Binary, true, CancellationToken.None);
    }

    internal Task SendPreviewAsync(string client, string id, byte[] image)
    {
        var metadata = Encoding.UTF8.GetBytes($$"""{"node_id":"3","prompt_id":"{{id}}","image_type":"image/jpeg"}""");
        var frame = new byte[8 + metadata.Length + image.Length];
        BinaryPrimitives.WriteUInt32BigEndian(frame, 4);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(4), metadata.Length);
        metadata.CopyTo(frame, 8);
        image.CopyTo(frame, 8 + metadata.Length);
        return sockets[client].Socket.SendAsync(frame, WebSocketMessageType.Binary, true, CancellationToken.None);
    }

    internal void Drop(string client)
    {
        connected = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!sockets.TryRemove(client, out var open)) return;
        open.Context.Abort();
    }

    private Task AnswerAsync(HttpContext context, Seen seen) => (seen.Method, seen.Path) switch
    {
        ("GET", "/ws") => SocketAsync(context),
        ("POST", "/prompt") => PromptAsync(context, seen),
        ("GET", "/queue") => Reply.Json(QueueJson())(context),
        ("GET", var path) when path.StartsWith("/history/", StringComparison.Ordinal) =>
            Reply.Json(history.TryGetValue(path["/history/".Length..], out var entry) ? new JsonObject { [path["/history/".Length..]] = entry.DeepClone() }.ToJsonString() : "{}")(context),
        ("POST", "/upload/image") => Reply.Json("""{"name":"stored (1).png","subfolder":"","type":"input"}""")(context),
        ("POST", "/queue") => Delete(context, seen),
        ("POST", "/interrupt") => Interrupt(context, seen),
        ("POST", var path) when CanCancelJobs && path.StartsWith("/api/jobs/", StringComparison.Ordinal) => Reply.Json("""{"cancelled":true}""")(context),
        ("GET", "/system_stats") => Reply.Json("""{"system":{"comfyui_version":"0.3.64"},"devices":[{"name":"cuda:0 NVIDIA L4","type":"cuda"}]}""")(context),
        _ => Reply.Status(404)(context),
    };

    private Task PromptAsync(HttpContext context, Seen seen)
    {
        var body = JsonNode.Parse(seen.Body)!.AsObject();
        var id = body["prompt_id"]!.GetValue<string>();
        lock (gate) pending.Add((id, body["prompt"]!.AsObject(), body["client_id"]!.GetValue<string>()));
        if (!LosesNextAnswer) return Reply.Json($$$"""{"prompt_id":"{{{id}}}","number":1,"node_errors":{}}""")(context);
        LosesNextAnswer = false;
        return Reply.HangUp()(context);
    }

    private string QueueJson()
    {
        lock (gate)
        {
            JsonNode Item((string Id, JsonObject Prompt, string Client) job, int number) => new JsonArray(number, job.Id, job.Prompt.DeepClone(), new JsonObject(), new JsonArray());
            return new JsonObject
            {
                ["queue_running"] = running is { } now ? new JsonArray(Item(now, 0)) : [],
                ["queue_pending"] = new JsonArray([.. pending.Select((job, i) => Item(job, i + 1)).Reverse()]), // The server keeps a heap: its order says nothing.
            }.ToJsonString();
        }
    }

    private Task Delete(HttpContext context, Seen seen)
    {
        lock (gate) pending.RemoveAll(job => seen.Json.GetProperty("delete").EnumerateArray().Any(id => id.GetString() == job.Id));
        return Reply.Status(200)(context);
    }

    private Task Interrupt(HttpContext context, Seen seen)
    {
        Interrupted = seen.Json.GetProperty("prompt_id").GetString();
        return Reply.Status(200)(context);
    }

    private async Task SocketAsync(HttpContext context)
    {
        if (!HasSockets)
        {
            context.Response.StatusCode = 404;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var client = context.Request.Query["clientId"].ToString();
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = await socket.ReceiveAsync(new byte[4096], context.RequestAborted);
        if (first.MessageType != WebSocketMessageType.Text) return;
        await socket.SendAsync(Encoding.UTF8.GetBytes($$$"""{"type":"status","data":{"status":{"exec_info":{"queue_remaining":1}},"sid":"{{{client}}}"}}"""), WebSocketMessageType.Text, true, CancellationToken.None);
        sockets[client] = (socket, context);
        connected.TrySetResult(client);
        await using var registration = context.RequestAborted.Register(() => closed.TrySetResult());
        await closed.Task;
    }
}
