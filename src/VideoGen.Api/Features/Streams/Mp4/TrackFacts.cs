using System.Buffers.Binary;
using System.Globalization;

namespace VideoGen.Api.Features.Streams.Mp4;

/// <summary>What the head of a file with one track says of it.</summary>
/// <param name="Timescale">Ticks in a second.</param>
/// <param name="Codec">RFC 6381 name, such as "avc1.64001f".</param>
/// <param name="DefaultDuration">Ticks of a sample that does not say; 0 when each must.</param>
internal sealed record TrackFacts(int Timescale, string Codec, uint DefaultDuration)
{
    private const int VideoEntryBytes = 78;
    private const int AudioEntryBytes = 28;
    private static readonly uint Avc1 = Mp4Box.Code("avc1"u8);
    private static readonly uint Mp4a = Mp4Box.Code("mp4a"u8);

    public static TrackFacts Read(ReadOnlySpan<byte> data, Mp4Box moov)
    {
        var media = moov.Only(data, "trak", "mdia");
        var clock = media.Only(data, "mdhd").Content(data, 20);
        var timescale = BinaryPrimitives.ReadInt32BigEndian(clock[(clock[0] == 1 ? 20 : 12)..]);
        if (timescale <= 0)
            throw new InvalidDataException("An MP4 track has no clock.");
        var defaults = moov.Only(data, "mvex", "trex").Content(data, 24);
        return new(timescale, CodecOf(data, media.Only(data, "minf", "stbl", "stsd")), BinaryPrimitives.ReadUInt32BigEndian(defaults[12..]));
    }

    private static string CodecOf(ReadOnlySpan<byte> data, Mp4Box descriptions)
    {
        var content = descriptions.Content(data, 16);
        if (BinaryPrimitives.ReadUInt32BigEndian(content[4..]) != 1)
            throw new InvalidDataException("An MP4 track changes its codec on the way.");
        var entry = Mp4Box.Within(data, descriptions.Body + 8, descriptions.End)[0];
        if (entry.Type == Avc1)
        {
            var config = Child(data, entry, VideoEntryBytes, "avcC"u8).Content(data, 4);
            return string.Create(CultureInfo.InvariantCulture, $"avc1.{config[1]:x2}{config[2]:x2}{config[3]:x2}");
        }

        if (entry.Type == Mp4a)
            return string.Create(CultureInfo.InvariantCulture, $"mp4a.40.{AacKind(Child(data, entry, AudioEntryBytes, "esds"u8).Content(data, 4)[4..])}");
        throw new InvalidDataException("An MP4 track has a codec that VideoGen does not write.");
    }

    private static Mp4Box Child(ReadOnlySpan<byte> data, Mp4Box entry, int skip, ReadOnlySpan<byte> type)
    {
        var code = Mp4Box.Code(type);
        foreach (var box in Mp4Box.Within(data, entry.Body + skip, entry.End))
        {
            if (box.Type == code)
                return box;
        }

        throw new InvalidDataException("An MP4 track does not describe its codec.");
    }

    /// <summary>The audio object type in the innermost of the nested descriptors: 2 is AAC-LC.</summary>
    private static int AacKind(ReadOnlySpan<byte> descriptors)
    {
        while (descriptors.Length > 2)
        {
            var tag = descriptors[0];
            var at = 1;
            while (at < descriptors.Length && descriptors[at] >= 0x80)
                at++;
            at++;
            // The first two hold fixed fields before what is nested in them; the third is the decoder's own.
            var skip = tag switch { 3 => 3, 4 => 13, _ => 0 };
            if (tag == 5 && at < descriptors.Length)
                return descriptors[at] >> 3;
            if (skip == 0 || at + skip > descriptors.Length)
                break;
            descriptors = descriptors[(at + skip)..];
        }

        throw new InvalidDataException("An MP4 audio track does not describe its codec.");
    }
}
