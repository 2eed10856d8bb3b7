using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace VideoGen.Media.Mixing;

/// <summary>Sound files of our own making.</summary>
internal static class SoundFiles
{
    private const int HeaderBytes = 44;

    /// <summary>Reads a 16-bit mono WAV file.</summary>
    public static (int SampleRate, short[] Samples) Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length < HeaderBytes || !bytes.AsSpan(0, 4).SequenceEqual("RIFF"u8) || !bytes.AsSpan(36, 4).SequenceEqual("data"u8)
            || BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(22)) != 1 || BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(34)) != 16)
            throw new InvalidDataException("Not a 16-bit mono WAV file.");
        var rate = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(24));
        return (rate, MemoryMarshal.Cast<byte, short>(bytes.AsSpan(HeaderBytes)).ToArray());
    }
}
