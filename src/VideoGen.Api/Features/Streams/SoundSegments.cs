using VideoGen.Api.Features.Streams.Mp4;

namespace VideoGen.Api.Features.Streams;

/// <summary>Neighbouring fragments of the sound that are played as one segment.</summary>
internal readonly record struct SoundSegment(long Offset, long Bytes, long Start, long Duration);

/// <summary>Cuts the sound for the playlist: fragments joined to about four seconds, always at the same places.</summary>
internal static class SoundSegments
{
    private const int WantedSeconds = 4;

    /// <summary>What the playlist says before there is any sound. No segment is longer, unless a fragment is.</summary>
    public const int LongestSeconds = 6;

    public static IReadOnlyList<SoundSegment> Of(FragmentIndex index)
    {
        var segments = new List<SoundSegment>();
        SoundSegment? open = null;
        foreach (var fragment in index.Fragments)
        {
            // What lies between two fragments belongs to neither: such a file is cut there.
            var joined = open is { } before && before.Offset + before.Bytes == fragment.Offset
                && before.Duration < (long)WantedSeconds * index.Track.Timescale && before.Duration + fragment.Duration <= (long)LongestSeconds * index.Track.Timescale;
            if (open is { } done && !joined)
                segments.Add(done);
            open = joined
                ? open!.Value with { Bytes = open.Value.Bytes + fragment.Bytes, Duration = open.Value.Duration + fragment.Duration }
                : new(fragment.Offset, fragment.Bytes, fragment.Start, fragment.Duration);
        }

        if (open is { } last)
            segments.Add(last);
        return segments;
    }
}
