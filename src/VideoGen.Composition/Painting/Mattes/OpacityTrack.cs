using System.Text;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Painting.Mattes;

/// <summary>A layer's opacity over time as small flat gray frames, to be scaled up to the layer's size.</summary>
public sealed class OpacityTrack : IFramePainter
{
    private readonly Curve _opacity;
    private readonly Transition? _in;
    private readonly Transition? _out;
    private readonly long _frames;

    /// <summary>Opacity times what transitions take away, by frames of the layer.</summary>
    /// <param name="opacity">The layer's opacity, 0 to 1.</param>
    /// <param name="comesBy">How it comes in by itself; null for none, or when a matte of the pair does that.</param>
    /// <param name="leavesBy">How it leaves by itself; null for none, or when a matte of the pair does that.</param>
    /// <param name="frames">Length of the layer.</param>
    /// <param name="size">Width and height of the frames.</param>
    public OpacityTrack(Curve opacity, Transition? comesBy, Transition? leavesBy, long frames, int size = 16)
    {
        (_opacity, _in, _out, _frames) = (opacity, comesBy, leavesBy, frames);
        (Width, Height) = (size, size);
        Key = new StringBuilder("opacity ").Append(size).Append(' ').Append(frames).Append(' ').Append(PainterKeys.Of(opacity))
            .Append(" in ").Append(PainterKeys.Of(comesBy)).Append(" out ").Append(PainterKeys.Of(leavesBy)).ToString();
    }

    /// <inheritdoc/>
    public int Width { get; }

    /// <inheritdoc/>
    public int Height { get; }

    /// <inheritdoc/>
    public FrameFormat Format => FrameFormat.Gray;

    /// <inheritdoc/>
    public string Key { get; }

    /// <summary>Opacity on a frame of the layer, 0 to 1.</summary>
    public double At(long frame)
    {
        var value = Math.Clamp(_opacity.At(frame), 0, 1);
        if (_in is not null) value *= TransitionSteps.Coming(_in.Kind, frame, _in.Frames, _in.Easing, 1, 1).Opacity;
        if (_out is not null) value *= TransitionSteps.Leaving(_out.Kind, frame - (_frames - _out.Frames), _out.Frames, _out.Easing, 1, 1).Opacity;
        return value;
    }

    /// <inheritdoc/>
    public void Paint(long frame, Span<byte> buffer) => buffer.Fill((byte)Math.Round(At(frame) * 255, MidpointRounding.AwayFromZero));
}
