using System.Globalization;
using System.Numerics;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Painting.Mattes;

/// <summary>Sweeps through a <see cref="MatteField"/>.</summary>
internal sealed class MattePainter(TransitionKind kind, int width, int height, long frames, Easing easing, MatteOf of) : IFramePainter
{
    // Plans make painters without painting: the field is built on the first frame.
    private readonly Lazy<MatteField> _field = new(() => MatteField.For(kind, width, height));

    public int Width => width;

    public int Height => height;

    public FrameFormat Format => FrameFormat.Gray;

    public string Key { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"matte {kind} {width}x{height} {frames} {PainterKeys.Of(easing)} {of}");

    public void Paint(long frame, Span<byte> buffer)
    {
        var progress = (float)Math.Clamp(TransitionProgress.At(frame, frames, easing), 0, 1);
        if (kind == TransitionKind.Fade) buffer.Fill(Level((progress * 255) + 0.5f));
        else Sweep(progress, buffer);
    }

    private byte Level(float value) => of == MatteOf.NewPicture ? (byte)value : (byte)(255 - (byte)value);

    private void Sweep(float progress, Span<byte> buffer)
    {
        var field = _field.Value;
        var flip = of == MatteOf.OldPicture ? (byte)255 : (byte)0;
        var values = new float[width];
        for (var y = 0; y < height; y++)
        {
            field.Row(y, progress, values);
            var row = buffer.Slice(y * width, width);
            ByteRows.Narrow(values, row);
            if (flip == 0) continue;
            var i = 0;
            for (; i <= row.Length - Vector<byte>.Count; i += Vector<byte>.Count) (new Vector<byte>(row[i..]) ^ new Vector<byte>(flip)).CopyTo(row[i..]);
            for (; i < row.Length; i++) row[i] ^= flip;
        }
    }
}
