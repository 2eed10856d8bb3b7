using System.Globalization;
using System.Text.Json;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Http;
using VideoGen.Providers.Tickets;

namespace VideoGen.Providers.ComfyUi;

/// <summary>Reads what ComfyUI says of a job: its history, its queue, its errors.</summary>
internal sealed class ComfyReading(WireErrors errors, Func<string, Uri> url, MediaKind kind)
{
    private static readonly string[] Moving = [".mp4", ".webm", ".mkv", ".mov", ".gif", ".webp"];
    private static readonly string[] Still = [".png", ".jpg", ".jpeg", ".webp"];

    /// <summary>State of a job that ended; null while the history does not hold it.</summary>
    internal RemoteState? History(JsonElement history, string id)
    {
        if (history.Member(id) is not { } entry) return null;
        var status = entry.Member("status");
        if (status?.Text("status_str") == "error") return Ended(status.Value);
        RemoteResult[] results = [.. Results(entry)];
        return results.Length > 0
            ? RemoteState.Succeeded(results)
            : RemoteState.Failed(new ProviderError(ProviderFault.BadAnswer, $"The workflow ended and saved no {kind.ToString().ToLowerInvariant()}."));
    }

    /// <summary>State of a job that waits or runs; null when the queue does not hold it.</summary>
    internal static RemoteState? Queue(JsonElement queue, string id)
    {
        if (queue.Member("queue_running").Items().Any(item => IdOf(item) == id)) return RemoteState.Running;
        var pending = queue.Member("queue_pending").Items().OrderBy(item => item[0].ValueKind == JsonValueKind.Number ? item[0].GetDouble() : 0).Select(IdOf).ToList();
        var at = pending.IndexOf(id);
        return at < 0 ? null : RemoteState.Queued with { QueuePosition = at + queue.Member("queue_running").Items().Count() };
    }

    /// <summary>The workflow of a job that waits or runs, as the server holds it.</summary>
    internal static JsonElement? WorkflowOf(JsonElement queue, string id) => queue.Member("queue_running").Items().Concat(queue.Member("queue_pending").Items())
        .Where(item => IdOf(item) == id && item.GetArrayLength() > 2)
        .Select(item => (JsonElement?)item[2])
        .FirstOrDefault();

    /// <summary>{error: {type, message, details}, node_errors: {id: {errors, class_type}}}: the first node that is wrong is named.</summary>
    internal static WireError? Error(JsonElement body)
    {
        if (body.Member("node_errors") is { ValueKind: JsonValueKind.Object } nodes)
            foreach (var node in nodes.EnumerateObject())
            {
                var first = node.Value.Member("errors").Items().FirstOrDefault();
                return new WireError(
                    $"Invalid workflow: node {node.Name} ({node.Value.Text("class_type")}): {first.Text("message")}: {first.Text("details")}",
                    first.Text("type"), ProviderFault.InvalidWorkflow, Field: $"workflow.{node.Name}");
            }

        if (body.Member("error") is not { } error) return null;
        return error.ValueKind == JsonValueKind.String
            ? new WireError(error.GetString())
            : new WireError($"Invalid workflow: {error.Text("message")} {error.Text("details")}".TrimEnd(), error.Text("type"), ProviderFault.InvalidWorkflow, Field: "workflow");
    }

    /// <summary>The data of an execution_error message, from the history or from the socket.</summary>
    internal ProviderError ExecutionError(JsonElement data)
    {
        var message = data.Text("exception_message") ?? "no reason given";
        var full = OpenAiErrors.IsOutOfMemory(message) || OpenAiErrors.IsOutOfMemory(data.Text("exception_type"));
        return new ProviderError(full ? ProviderFault.OutOfMemory : ProviderFault.Failed, errors.Words($"Node {data.Text("node_id")} ({data.Text("node_type")}) failed: {message.Trim()}"))
        {
            Code = errors.Words(data.Text("exception_type") ?? ""),
            Field = errors.Words($"workflow.{data.Text("node_id")}"),
        };
    }

    private RemoteState Ended(JsonElement status)
    {
        foreach (var message in status.Member("messages").Items().Where(message => message.ValueKind == JsonValueKind.Array && message.GetArrayLength() == 2))
            switch (message[0].ToString())
            {
                case "execution_interrupted":
                    return RemoteState.Cancelled;
                case "execution_error":
                    return RemoteState.Failed(ExecutionError(message[1]));
            }

        return RemoteState.Failed(new ProviderError(ProviderFault.Failed, "The workflow failed; the server does not say why."));
    }

    /// <summary>Everything that was saved, under whatever name a node has for it; kept files before temporary ones, the right kind only.</summary>
    private IEnumerable<RemoteResult> Results(JsonElement entry)
    {
        if (entry.Member("outputs") is not { ValueKind: JsonValueKind.Object } outputs) return [];
        var wanted = kind == MediaKind.Image ? Still : Moving;
        return outputs.EnumerateObject()
            .Where(node => node.Value.ValueKind == JsonValueKind.Object)
            .SelectMany(node => node.Value.EnumerateObject())
            .Where(list => list.Value.ValueKind == JsonValueKind.Array)
            .SelectMany(list => list.Value.EnumerateArray())
            .Select(file => (Name: file.Text("filename"), Folder: file.Text("subfolder") ?? "", Type: file.Text("type") ?? "output"))
            .Where(file => file.Name is not null && wanted.Contains(Path.GetExtension(file.Name).ToLowerInvariant()))
            .OrderBy(file => file.Type != "output")
            .ThenBy(file => Array.IndexOf(wanted, Path.GetExtension(file.Name!).ToLowerInvariant())) // Those without a name are gone.
            .Select(file => new RemoteResult
            {
                Kind = kind,
                Url = url(string.Create(CultureInfo.InvariantCulture,
                    $"view?filename={Uri.EscapeDataString(file.Name!)}&subfolder={Uri.EscapeDataString(file.Folder)}&type={Uri.EscapeDataString(file.Type)}")),
            });
    }

    private static string? IdOf(JsonElement item) =>
        item.ValueKind == JsonValueKind.Array && item.GetArrayLength() > 1 && item[1].ValueKind == JsonValueKind.String ? item[1].GetString() : null;
}
