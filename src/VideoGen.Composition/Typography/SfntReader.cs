using System.Buffers.Binary;

namespace VideoGen.Composition.Typography;

/// <summary>Reads widths and heights out of TrueType and OpenType files: head, hhea, hmtx, OS/2 and the Unicode cmap.</summary>
public static class SfntReader
{
    /// <summary>Metrics of a font; of the first one in a collection, whose members differ in the shapes of letters more than in their measures.</summary>
    /// <param name="file">The whole file.</param>
    /// <exception cref="FormatException">It is not a font, lacks a table, or has no Unicode character map of format 4 or 12.</exception>
    public static FontMetrics Read(ReadOnlySpan<byte> file)
    {
        try
        {
            var units = U16(Table(file, "head"u8)[18..]);
            var os2 = Table(file, "OS/2"u8);
            var (ascent, descent) = (U16(os2[74..]), U16(os2[76..]));
            var capHeight = U16(os2) >= 2 ? U16(os2[88..]) : (int)(units * 0.7);
            var widths = Table(file, "hmtx"u8);
            var longWidths = U16(Table(file, "hhea"u8)[34..]);
            var advances = new Dictionary<int, int>();
            ReadCharacters(Table(file, "cmap"u8), widths, longWidths, advances);
            return new FontMetrics(units, ascent, descent, capHeight, advances);
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new FormatException("The font file is cut short.", e);
        }
    }

    private static ReadOnlySpan<byte> Table(ReadOnlySpan<byte> file, ReadOnlySpan<byte> tag)
    {
        var start = file[..4].SequenceEqual("ttcf"u8) ? (int)U32(file[12..]) : 0;
        var count = U16(file[(start + 4)..]);
        for (var i = 0; i < count; i++)
        {
            var entry = file[(start + 12 + (16 * i))..];
            if (entry[..4].SequenceEqual(tag)) return file.Slice((int)U32(entry[8..]), (int)U32(entry[12..]));
        }

        throw new FormatException("The font file lacks a table.");
    }

    private static void ReadCharacters(ReadOnlySpan<byte> cmap, ReadOnlySpan<byte> widths, int longWidths, Dictionary<int, int> advances)
    {
        var best = -1;
        for (var i = 0; i < U16(cmap[2..]); i++)
        {
            var entry = cmap[(4 + (8 * i))..];
            var (platform, encoding, at) = (U16(entry), U16(entry[2..]), (int)U32(entry[4..]));
            if (!(platform == 0 || (platform == 3 && encoding is 1 or 10))) continue;
            if (U16(cmap[at..]) == 12 || (best < 0 && U16(cmap[at..]) == 4)) best = at;
        }

        if (best < 0) throw new FormatException("The font file has no Unicode character map.");
        if (U16(cmap[best..]) == 12) ReadFormat12(cmap[best..], widths, longWidths, advances);
        else ReadFormat4(cmap[best..], widths, longWidths, advances);
    }

    private static void ReadFormat12(ReadOnlySpan<byte> map, ReadOnlySpan<byte> widths, int longWidths, Dictionary<int, int> advances)
    {
        for (var i = 0; i < U32(map[12..]); i++)
        {
            var group = map[(16 + (12 * i))..];
            var (first, last, glyph) = (U32(group), U32(group[4..]), U32(group[8..]));
            for (var c = first; c <= last && c - first < 0x11000; c++)
            {
                // Glyph 0 is the box that stands for what is missing.
                if (glyph + c - first != 0) advances[(int)c] = Advance(widths, longWidths, (int)(glyph + c - first));
            }
        }
    }

    private static void ReadFormat4(ReadOnlySpan<byte> map, ReadOnlySpan<byte> widths, int longWidths, Dictionary<int, int> advances)
    {
        var segments = U16(map[6..]) / 2;
        var ends = map[14..];
        var starts = map[(16 + (2 * segments))..];
        var deltas = map[(16 + (4 * segments))..];
        var offsets = map[(16 + (6 * segments))..];
        for (var s = 0; s < segments; s++)
        {
            var (first, last) = (U16(starts[(2 * s)..]), U16(ends[(2 * s)..]));
            var (delta, offset) = (U16(deltas[(2 * s)..]), U16(offsets[(2 * s)..]));
            for (var c = first; c <= last && c != 0xFFFF; c++)
            {
                var glyph = offset == 0 ? c : U16(offsets[((2 * s) + offset + (2 * (c - first)))..]);
                if (glyph != 0 && ((glyph + delta) & 0xFFFF) != 0) advances[c] = Advance(widths, longWidths, (glyph + delta) & 0xFFFF);
            }
        }
    }

    private static int Advance(ReadOnlySpan<byte> widths, int longWidths, int glyph) => U16(widths[(4 * Math.Min(glyph, longWidths - 1))..]);

    private static int U16(ReadOnlySpan<byte> at) => BinaryPrimitives.ReadUInt16BigEndian(at);

    private static uint U32(ReadOnlySpan<byte> at) => BinaryPrimitives.ReadUInt32BigEndian(at);
}
