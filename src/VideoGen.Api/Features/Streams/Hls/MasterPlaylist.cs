using System.Globalization;
using System.Text;

namespace VideoGen.Api.Features.Streams.Hls;

/// <summary>The playlist that names the picture, the sound and the captions of one film (RFC 8216).</summary>
internal sealed record MasterPlaylist
{
    public required string Video { get; init; }

    /// <summary>Null for a film without sound.</summary>
    public string? Audio { get; init; }

    /// <summary>Null for a film without captions.</summary>
    public string? Captions { get; init; }

    /// <summary>Most bits in a second.</summary>
    public required long Bandwidth { get; init; }

    /// <summary>RFC 6381 names of picture and sound.</summary>
    public required IReadOnlyList<string> Codecs { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required double FramesPerSecond { get; init; }

    public string Write()
    {
        var text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        if (Audio is not null)
            text.Append(CultureInfo.InvariantCulture, $"#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"sound\",NAME=\"Sound\",DEFAULT=YES,AUTOSELECT=YES,CHANNELS=\"2\",URI=\"{Audio}\"\n");
        if (Captions is not null)
            text.Append(CultureInfo.InvariantCulture, $"#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"captions\",NAME=\"Captions\",DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,URI=\"{Captions}\"\n");
        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-STREAM-INF:BANDWIDTH={Bandwidth},CODECS=\"{string.Join(',', Codecs)}\",RESOLUTION={Width}x{Height},FRAME-RATE={FramesPerSecond:0.000}");
        if (Audio is not null)
            text.Append(",AUDIO=\"sound\"");
        if (Captions is not null)
            text.Append(",SUBTITLES=\"captions\"");
        return text.Append(",CLOSED-CAPTIONS=NONE\n").Append(Video).Append('\n').ToString();
    }
}
