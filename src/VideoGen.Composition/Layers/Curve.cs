namespace VideoGen.Composition.Layers;

/// <summary>A number over time: constant, or going from keyframe to keyframe.</summary>
public sealed class Curve : IEquatable<Curve>
{
    private readonly Keyframe[] _keys;

    private Curve(Keyframe[] keys) => _keys = keys;

    /// <summary>Keyframes in order of time; at least one.</summary>
    public IReadOnlyList<Keyframe> Keys => _keys;

    /// <summary>Whether it never changes.</summary>
    public bool IsConstant => _keys.Length == 1 || _keys.All(k => k.Value == _keys[0].Value);

    /// <summary>A number that stays.</summary>
    public static Curve Constant(double value) => new([new Keyframe(0, value, Easing.Linear)]);

    /// <summary>A number that moves.</summary>
    /// <param name="keys">At least one, in strictly rising order of time.</param>
    public static Curve Of(IEnumerable<Keyframe> keys) => new([.. keys]);

    /// <summary>Value at a frame, counted from the start of the clip. Before the first and after the last keyframe it stays.</summary>
    public double At(double frame)
    {
        if (frame <= _keys[0].Frame) return _keys[0].Value;
        for (var i = 1; i < _keys.Length; i++)
        {
            var (from, to) = (_keys[i - 1], _keys[i]);
            if (frame < to.Frame) return from.Value + ((to.Value - from.Value) * to.Easing.Apply((frame - from.Frame) / (to.Frame - from.Frame)));
        }

        return _keys[^1].Value;
    }

    /// <summary>The same curve with each value changed.</summary>
    public Curve Map(Func<double, double> change) => new([.. _keys.Select(k => k with { Value = change(k.Value) })]);

    /// <inheritdoc/>
    public bool Equals(Curve? other) => other is not null && _keys.AsSpan().SequenceEqual(other._keys);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Curve);

    /// <inheritdoc/>
    public override int GetHashCode() => _keys.Length == 0 ? 0 : HashCode.Combine(_keys.Length, _keys[0]);

    /// <summary>A number that stays.</summary>
    public static implicit operator Curve(double value) => Constant(value);
}

/// <summary>A value that a curve has at a time.</summary>
/// <param name="Frame">Frames from the start of the clip; need not be whole.</param>
/// <param name="Value">The value.</param>
/// <param name="Easing">How it gets here from the keyframe before.</param>
public readonly record struct Keyframe(double Frame, double Value, Easing Easing);
