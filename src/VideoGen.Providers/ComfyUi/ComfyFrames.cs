using System.Buffers.Binary;
using System.Text.Json;
using VideoGen.Providers.Http;
using VideoGen.Providers.Tickets;

namespace VideoGen.Providers.ComfyUi;

/// <summary>What a frame of the socket means for the one job that is watched.</summary>
internal enum FrameMeaning
{
    /// <summary>Nothing new.</summary>
    Nothing,

    /// <summary>The state has changed.</summary>
    Changed,

    /// <summary>The job ended; the history tells how.</summary>
    Ended,
}

/// <summary>Follows one job through the frames of the socket, text and binary (big-endian).</summary>
internal sealed class ComfyFrames(string id, ComfyProgress progress)
{
    private const uint PreviewImage = 1;
    private const uint PreviewWithMetadata = 4;
    private bool executing;

    /// <summary>The state after the frames so far.</summary>
    internal RemoteState State { get; private set; } = RemoteState.Queued;

    internal FrameMeaning ReadText(ReadOnlyMemory<byte> frame)
    {
        JsonElement data;
        string? type;
        try
        {
            using var document = JsonDocument.Parse(frame);
            type = document.RootElement.Text("type");
            data = document.RootElement.Member("data")?.Clone() ?? default;
        }
        catch (JsonException)
        {
            return FrameMeaning.Nothing; // One frame that can't be read says nothing about the job; the history is asked in the end.
        }

        if (data.Text("prompt_id") is { } owner && owner != id)
        {
            executing &= type is not ("executing" or "execution_start"); // Another job runs now.
            return FrameMeaning.Nothing;
        }

        return data.Text("prompt_id") is null && type != "executing" ? FrameMeaning.Nothing : Of(type, data);
    }

    internal FrameMeaning ReadBinary(ReadOnlySpan<byte> frame)
    {
        if (frame.Length < 8) return FrameMeaning.Nothing;
        var second = BinaryPrimitives.ReadUInt32BigEndian(frame[4..]);
        switch (BinaryPrimitives.ReadUInt32BigEndian(frame))
        {
            // Without an id: it belongs to whatever runs.
            case PreviewImage when executing && second is 1 or 2:
                return Preview(frame[8..], second == 1 ? "image/jpeg" : "image/png");
            case PreviewWithMetadata when second <= frame.Length - 8:
                var metadata = JsonDocument.Parse(frame.Slice(8, (int)second).ToArray()).RootElement;
                return metadata.Text("prompt_id") == id ? Preview(frame[(8 + (int)second)..], metadata.Text("image_type") ?? "image/jpeg") : FrameMeaning.Nothing;
            default:
                return FrameMeaning.Nothing;
        }
    }

    private FrameMeaning Of(string? type, JsonElement data)
    {
        switch (type)
        {
            case "execution_start":
                executing = true;
                return Running();
            case "execution_cached":
                progress.Cached(data.Member("nodes").Items().Select(node => node.ToString()));
                return Running();
            case "executing" when data.Text("node") is { } node:
                executing = true;
                progress.Begin(node);
                return Running();
            case "executing" when data.Text("prompt_id") == id:
            case "execution_success" or "execution_error" or "execution_interrupted":
                return FrameMeaning.Ended;
            case "progress" when (data.Text("node") ?? progress.Running) is { } node:
                progress.Step(node, data.Number("value") ?? 0, data.Number("max") ?? 0);
                return Running();
            case "progress_state" when data.Member("nodes") is { ValueKind: JsonValueKind.Object } nodes:
                foreach (var node in nodes.EnumerateObject())
                    if (node.Value.Text("state") == "finished") progress.End(node.Name);
                    else progress.Step(node.Name, node.Value.Number("value") ?? 0, node.Value.Number("max") ?? 0);
                return Running();
            case "executed" when data.Text("node") is { } node:
                progress.End(node);
                return Running();
            default:
                return FrameMeaning.Nothing;
        }
    }

    private FrameMeaning Running()
    {
        State = RemoteState.Running with { Progress = progress.Value };
        return FrameMeaning.Changed;
    }

    /// <summary>A preview is shown to people: it must be the picture that it claims to be.</summary>
    private FrameMeaning Preview(ReadOnlySpan<byte> image, string mediaType)
    {
        if (MediaSniffer.Sniff(image) != mediaType) return FrameMeaning.Nothing;
        State = RemoteState.Running with { Progress = progress.Value, Preview = new RemotePreview(image.ToArray(), mediaType) };
        return FrameMeaning.Changed;
    }
}
