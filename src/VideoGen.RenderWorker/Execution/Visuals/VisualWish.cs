using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VideoGen.Composition.Storyboards;
using VideoGen.Composition.Timelines;
using VideoGen.Providers;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Requests;

namespace VideoGen.RenderWorker.Execution.Visuals;

/// <summary>A picture or film that a scene wants made: what it is asked for by, and nothing that other scenes could change.</summary>
/// <param name="Prompt">What is to be seen.</param>
/// <param name="Size">Of the film.</param>
/// <param name="Seconds">At least as long as the scene.</param>
/// <param name="Seed">Follows from the film's seed and the words.</param>
/// <param name="Film">Whether a film is wanted rather than a still.</param>
internal sealed record VisualWish(string Prompt, FrameSize Size, double Seconds, long Seed, bool Film)
{
    // A neighbour's edit moves a scene's length by fractions of a second: whole steps keep what was paid for.
    private const double Step = 2;
    private const double MostSeconds = 20;

    /// <summary>What a scene wants; null when it wants nothing made.</summary>
    public static VisualWish? Of(Storyboard board, TimelineScene placed)
    {
        if (placed.Scene.Visual?.Prompt is not { } prompt)
            return null;
        var seconds = Math.Min(MostSeconds, Math.Max(1, Math.Ceiling((double)placed.Frames / board.Output.Fps / Step)) * Step);
        var seed = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{board.Seed}/{prompt}"))));
        return new VisualWish(prompt, new FrameSize(board.Output.Width, board.Output.Height), seconds, seed & int.MaxValue, placed.Scene.Kind == SceneKind.Video);
    }

    /// <summary>Kinds that fulfil it, the nearest first.</summary>
    public IReadOnlyList<MediaKind> Kinds => Film ? [MediaKind.Video, MediaKind.Image] : [MediaKind.Image, MediaKind.Video];

    /// <summary>Names the wish within its job.</summary>
    public string Name(MediaKind kind) => ContentKey.Of("wish", kind.ToString(), Parts)[..32];

    /// <summary>Names what one provider makes of it.</summary>
    public string ContentKeyAt(IProvider provider) => ContentKey.Of(
        "visual", "1", provider.Name, provider.Capability.Model, provider.Capability.Kind.ToString(), Parts);

    /// <summary>The request, with a key that is the same for every attempt of the job.</summary>
    public ProviderRequest Request(MediaKind kind, Guid job)
    {
        var key = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{job:N}/{Name(kind)}")).AsSpan(0, 16));
        return kind == MediaKind.Video
            ? new VideoRequest { Key = key, Prompt = Prompt, Size = Size, Seconds = Seconds, Seed = Seed }
            : new ImageRequest { Key = key, Prompt = Prompt, Size = Size, Seed = Seed };
    }

    private string Parts => string.Create(CultureInfo.InvariantCulture, $"{Size} {Seconds:R} {Seed} {Prompt}");
}
