using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using VideoGen.Composition.Sound;

namespace VideoGen.Media.Mixing;

/// <summary>Raw 32-bit floats in a file, read where they are needed: an hour of sound is more than a gigabyte.</summary>
internal sealed class RawSound : IStereoSource, IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly int _channels;
    private readonly long _skip;
    private float[] _mono = [];

    /// <param name="path">The file.</param>
    /// <param name="channels">1 or 2 in the file.</param>
    /// <param name="skip">Samples at the start of the file that do not count.</param>
    public RawSound(string path, int channels = 2, long skip = 0)
    {
        _file = File.OpenHandle(path);
        (_channels, _skip) = (channels, skip);
        Samples = Math.Max(0, (RandomAccess.GetLength(_file) / (sizeof(float) * channels)) - skip);
    }

    public long Samples { get; }

    public void Read(long at, Span<float> stereo)
    {
        stereo.Clear();
        var from = Math.Max(0, -at);
        var count = (int)Math.Max(0, Math.Min(stereo.Length / 2, Samples - at) - from);
        if (count == 0)
            return;
        var target = stereo.Slice((int)from * 2, count * 2);
        var place = (at + from + _skip) * sizeof(float) * _channels;
        if (_channels == 2)
        {
            Fill(MemoryMarshal.AsBytes(target), place);
            return;
        }

        if (_mono.Length < count)
            _mono = new float[count];
        Fill(MemoryMarshal.AsBytes(_mono.AsSpan(0, count)), place);
        for (var i = 0; i < count; i++)
            target[i * 2] = target[(i * 2) + 1] = _mono[i];
    }

    public void Dispose() => _file.Dispose();

    private void Fill(Span<byte> bytes, long place)
    {
        while (bytes.Length > 0)
        {
            var count = RandomAccess.Read(_file, bytes, place);
            if (count == 0)
                throw new EndOfStreamException("A sound file became shorter while it was read.");
            bytes = bytes[count..];
            place += count;
        }
    }
}

/// <summary>Sounds played together.</summary>
internal sealed class Together(IReadOnlyList<IStereoSource> sources) : IStereoSource
{
    private float[] _one = [];

    public long Samples => sources.Count == 0 ? 0 : sources.Max(s => s.Samples);

    public void Read(long at, Span<float> stereo)
    {
        stereo.Clear();
        if (_one.Length < stereo.Length)
            _one = new float[stereo.Length];
        var one = _one.AsSpan(0, stereo.Length);
        foreach (var source in sources)
        {
            source.Read(at, one);
            SampleMath.Add(stereo, one);
        }
    }
}
