using System.Buffers.Binary;

namespace VideoGen.Media.Rendering;

/// <summary>What the first coded picture of a segment begins with (H.264, lengths of four bytes).</summary>
internal readonly ref struct NalUnits
{
    private const int InstantRefresh = 5;
    private const int SequenceSet = 7;
    private const int PictureSet = 8;

    private NalUnits(bool startsAnew, bool isProgressive) => (StartsAnew, IsProgressive) = (startsAnew, isProgressive);

    public bool StartsAnew { get; }

    public bool IsProgressive { get; }

    public static NalUnits Look(ReadOnlySpan<byte> media)
    {
        bool sequence = false, picture = false, progressive = false;
        while (media.Length > 4)
        {
            var size = BinaryPrimitives.ReadInt32BigEndian(media);
            var unit = media[4..];
            var kind = unit[0] & 0x1F;
            if (kind is InstantRefresh) return new NalUnits(sequence && picture, progressive);
            if (kind is >= 1 and < InstantRefresh || size < 1 || size > unit.Length) break;
            picture |= kind is PictureSet;
            if (kind is SequenceSet)
            {
                sequence = true;
                progressive = FramesOnly(unit[1..size]);
            }

            media = unit[size..];
        }

        return new NalUnits(false, progressive);
    }

    // ITU-T H.264, 7.3.2.1.1, up to frame_mbs_only_flag.
    private static bool FramesOnly(ReadOnlySpan<byte> set)
    {
        var bits = new BitReader(set);
        var profile = bits.Bits(8);
        bits.Bits(16);
        bits.Golomb();
        if (profile is 100 or 110 or 122 or 244 or 44 or 83 or 86 or 118 or 128)
        {
            if (bits.Golomb() == 3) bits.Bits(1);
            bits.Golomb();
            bits.Golomb();
            bits.Bits(1);
            // Scaling lists are used by no encoder that makes streams worth copying; without reading them the rest can't be found.
            if (bits.Bits(1) == 1) return false;
        }

        bits.Golomb();
        switch (bits.Golomb())
        {
            case 0:
                bits.Golomb();
                break;
            case 1:
                bits.Bits(1);
                bits.Golomb();
                bits.Golomb();
                for (var left = Math.Min(bits.Golomb(), 255); left > 0; left--) bits.Golomb();
                break;
        }

        bits.Golomb();
        bits.Bits(1);
        bits.Golomb();
        bits.Golomb();
        return bits.Bits(1) == 1;
    }

    private ref struct BitReader(ReadOnlySpan<byte> bytes)
    {
        private readonly ReadOnlySpan<byte> _bytes = bytes;
        private int _at;

        public uint Bits(int count)
        {
            uint value = 0;
            for (; count > 0; count--) value = (value << 1) | Next();
            return value;
        }

        public uint Golomb()
        {
            var zeros = 0;
            while (zeros < 31 && Next() == 0) zeros++;
            return (1u << zeros) - 1 + Bits(zeros);
        }

        // The first bytes of a set hold no emulation prevention: two zero bytes in a row would need an absurdly small level or size.
        private uint Next()
        {
            var index = _at >> 3;
            var bit = index < _bytes.Length ? (uint)(_bytes[index] >> (7 - (_at & 7))) & 1 : 1;
            _at++;
            return bit;
        }
    }
}
