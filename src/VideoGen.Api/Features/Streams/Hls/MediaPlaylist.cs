using System.Globalization;
using System.Text;

namespace VideoGen.Api.Features.Streams.Hls;

/// <summary>One line of a media playlist.</summary>
/// <param name="Uri">Address of the segment.</param>
/// <param name="Start">Ticks at which it begins.</param>
/// <param name="Duration">Ticks that it lasts.</param>
/// <param name="Map">Address of what a player needs before it; null for segments that stand by themselves.</param>
/// <param name="Presence">Whether it is there.</param>
internal sealed record PlaylistEntry(string Uri, long Start, long Duration, string? Map, Presence Presence = Presence.Ready);

internal enum Presence
{
    Ready,

    /// <summary>Passed over by players. Keeps the times of those that follow.</summary>
    Gap,
}

/// <summary>
/// A media playlist as text (RFC 8216). While a film grows it is an EVENT: lines are only ever added. Lengths are the difference of
/// rounded ends, so that they add up to the film's own, however long it is.
/// </summary>
internal sealed record MediaPlaylist
{
    public required int Timescale { get; init; }

    /// <summary>Longest segment there will ever be, in ticks.</summary>
    public required long LongestTicks { get; init; }

    public required IReadOnlyList<PlaylistEntry> Entries { get; init; }

    /// <summary>Whether nothing follows.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>Ticks at which players shall begin; null for the start.</summary>
    public long? Begin { get; init; }

    public string Write()
    {
        var text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n");
        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-TARGETDURATION:{Math.Max(1, (LongestTicks + Timescale - 1) / Timescale)}\n");
        text.Append("#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:").Append(IsComplete ? "VOD" : "EVENT").Append("\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        if (Begin is { } begin)
            text.Append(CultureInfo.InvariantCulture, $"#EXT-X-START:TIME-OFFSET={Seconds(Micros(begin))},PRECISE=YES\n");
        string? map = null;
        foreach (var entry in Entries)
        {
            if (entry.Map is not null && entry.Map != map)
                text.Append(CultureInfo.InvariantCulture, $"#EXT-X-MAP:URI=\"{map = entry.Map}\"\n");
            if (entry.Presence == Presence.Gap)
                text.Append("#EXT-X-GAP\n");
            var length = Micros(entry.Start + entry.Duration) - Micros(entry.Start);
            text.Append(CultureInfo.InvariantCulture, $"#EXTINF:{Seconds(length)},\n{entry.Uri}\n");
        }

        if (IsComplete)
            text.Append("#EXT-X-ENDLIST\n");
        return text.ToString();
    }

    private long Micros(long ticks) => (long)decimal.Round((decimal)ticks * 1_000_000 / Timescale, MidpointRounding.AwayFromZero);

    private static string Seconds(long micros) => (micros / 1_000_000m).ToString("0.000000", CultureInfo.InvariantCulture);
}
