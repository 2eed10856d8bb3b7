using System.Globalization;
using System.Security.Cryptography;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Requests;

namespace VideoGen.Providers.Fallback;

/// <summary>
/// Bends a request to what a model can do, where a film can make up for it: another size of the same shape is scaled, a longer clip is cut,
/// the model's own frame rate is converted. What was asked to be seen is never bent.
/// </summary>
internal static class Fitting
{
    /// <summary>Share of the pixels that each lower level has.</summary>
    private const double Less = 0.5;

    /// <summary>The request as the model can take it, and what was changed, for people.</summary>
    internal static (ProviderRequest Request, IReadOnlyList<string> Changes) Fit(ProviderRequest request, Capability model)
    {
        var changes = new List<string>();
        FrameSize Size(FrameSize size)
        {
            if (model.Sizes?.Fault(size) is null) return size;
            var nearest = model.Sizes.Nearest(size);
            changes.Add($"size {nearest} for {size}");
            return nearest;
        }

        double Seconds(double seconds)
        {
            if (!double.IsFinite(seconds) || model.Seconds?.Fault(seconds) is null) return seconds;
            var covering = model.Seconds.Covering(seconds);
            changes.Add(string.Create(CultureInfo.InvariantCulture, $"{covering:0.###} s for {seconds:0.###} s"));
            return covering;
        }

        T? Kept<T>(T? value, bool known, string name)
            where T : struct
        {
            if (value is null || known) return value;
            changes.Add($"no {name}");
            return null;
        }

        return (request switch
        {
            VideoRequest video => video with
            {
                Size = Size(video.Size),
                Seconds = Seconds(video.Seconds),
                Fps = Kept(video.Fps, video.Fps is { } fps && model.Fps.Contains(fps), "frame rate of its own"),
                Seed = Kept(video.Seed, model.Seed, "seed"),
            },
            ImageRequest image => image with { Size = Size(image.Size), Seed = Kept(image.Seed, model.Seed, "seed") },
            MusicRequest music => music with { Seconds = Seconds(music.Seconds), Seed = Kept(music.Seed, model.Seed, "seed") },
            SpeechRequest speech => speech with { Seed = Kept(speech.Seed, model.Seed, "seed") },
            TextRequest text => text with { Seed = Kept(text.Seed, model.Seed, "seed") },
            _ => request,
        }, changes);
    }

    /// <summary>The same with half of the pixels; null when there is nothing less to ask for.</summary>
    internal static ProviderRequest? Lower(ProviderRequest request, Capability model) => request switch
    {
        VideoRequest video when model.Sizes?.Smaller(video.Size, Less) is { } smaller => video with { Size = smaller },
        ImageRequest image when model.Sizes?.Smaller(image.Size, Less) is { } smaller => image with { Size = smaller, Quality = ImageQuality.Fast },
        ImageRequest { Quality: ImageQuality.High } image => image with { Quality = ImageQuality.Fast },
        _ => null,
    };

    /// <summary>The key of one attempt: the same for the same job, provider and level, also after a restart.</summary>
    internal static Guid Key(Guid request, string provider, int level)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{request:N}/{provider}/{level}");
        return new Guid(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }
}
