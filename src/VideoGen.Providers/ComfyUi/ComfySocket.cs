using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text;
using VideoGen.Providers.Http;

namespace VideoGen.Providers.ComfyUi;

/// <summary>The live connection of a ComfyUI server, frame by frame.</summary>
internal static class ComfySocket
{
    private const int MostFrameBytes = 16 * 1024 * 1024;

    /// <summary>No frame for so long: whoever watches asks the history, and connects again.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(2);

    /// <summary>Sent first, so that previews say to which job they belong.</summary>
    private static readonly byte[] Features = Encoding.UTF8.GetBytes("""{"type":"feature_flags","data":{"supports_preview_metadata":true}}""");

    /// <summary>Frames until the connection ends, is quiet for long, or breaks; all three are the end of the list.</summary>
    internal static async IAsyncEnumerable<(bool IsText, ReadOnlyMemory<byte> Bytes)> FramesAsync(
        ProviderHttp http, string clientId, Action connected, [EnumeratorCancellation] CancellationToken ct)
    {
        using var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(15);
        socket.Options.KeepAliveTimeout = TimeSpan.FromSeconds(15);
        var address = new UriBuilder(http.Url($"ws?clientId={clientId}")) { Scheme = http.BaseUrl.Scheme == "https" ? "wss" : "ws" };
        if (!await http.ConnectAsync(socket, address.Uri, ct)) yield break;
        if (!await TryAsync(() => socket.SendAsync(Features, WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, ct).AsTask(), ct)) yield break;
        connected();
        while (await FrameAsync(socket, http.Time, ct) is { } frame) yield return frame;
    }

    private static async Task<(bool IsText, ReadOnlyMemory<byte> Bytes)?> FrameAsync(ClientWebSocket socket, TimeProvider time, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Quiet, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        var frame = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(), both.Token);
                if (part.MessageType == WebSocketMessageType.Close || frame.Length + part.Count > MostFrameBytes) return null;
                frame.Write(buffer, 0, part.Count);
                if (part.EndOfMessage) return (part.MessageType == WebSocketMessageType.Text, frame.GetBuffer().AsMemory(0, (int)frame.Length));
            }
        }
        catch (Exception e) when (e is WebSocketException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return null; // Lost or quiet: the history knows, and is asked next.
        }
    }

    private static async Task<bool> TryAsync(Func<Task> send, CancellationToken ct)
    {
        try
        {
            await send();
            return true;
        }
        catch (WebSocketException) when (!ct.IsCancellationRequested)
        {
            return false; // As above.
        }
    }
}
