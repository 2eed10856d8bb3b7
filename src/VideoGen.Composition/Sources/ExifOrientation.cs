using System.Buffers.Binary;

namespace VideoGen.Composition.Sources;

/// <summary>How a camera was held, from the Exif part of a JPEG picture.</summary>
public static class ExifOrientation
{
    /// <summary>So many first bytes are enough: the part is one segment of at most 64 KB near the start.</summary>
    public const int HeadBytes = 128 * 1024;

    private const int OrientationTag = 0x0112;

    /// <summary>Clockwise turn for viewing: 0, 90, 180 or 270. Mirror images count as what they are turned by.</summary>
    /// <param name="jpeg">First <see cref="HeadBytes"/> bytes, or the whole file when it is shorter.</param>
    public static int ClockwiseDegrees(ReadOnlySpan<byte> jpeg)
    {
        for (var at = 2; at + 4 <= jpeg.Length && jpeg[at] == 0xFF && jpeg[at + 1] is not (0xDA or 0xD9);)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
            var segment = jpeg[(at + 4)..Math.Min(jpeg.Length, at + 2 + Math.Max((int)length, 2))];
            if (jpeg[at + 1] == 0xE1 && segment.StartsWith("Exif\0\0"u8))
                return Read(segment[6..]) switch { 3 or 4 => 180, 5 or 6 => 90, 7 or 8 => 270, _ => 0 };
            at += 2 + length;
        }

        return 0;
    }

    private static int Read(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 10)
            return 0;
        var big = tiff[0] == 'M';
        var directory = Number(tiff, 4, 4, big);
        if (directory > tiff.Length - 2)
            return 0;
        var entries = Number(tiff, (int)directory, 2, big);
        for (long i = 0, at = directory + 2; i < entries && at + 12 <= tiff.Length; i++, at += 12)
        {
            if (Number(tiff, (int)at, 2, big) == OrientationTag)
                return (int)Number(tiff, (int)at + 8, 2, big);
        }

        return 0;
    }

    private static long Number(ReadOnlySpan<byte> bytes, int at, int size, bool big) => (size, big) switch
    {
        (2, true) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]),
        (2, false) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]),
        (_, true) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]),
        _ => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]),
    };
}
