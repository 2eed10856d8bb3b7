using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Titles;

/// <summary>How far a text has come in, on a frame. It leaves the same way backwards, a little faster.</summary>
internal sealed class TextMotions
{
    private const double SecondsPerCharacter = 0.045;
    private const double SecondsPerWord = 0.12;
    private const double Settle = 0.35;
    private const double Leave = 0.3;

    private readonly TextLayer _layer;
    private readonly double _come;
    private readonly double _go;
    private readonly int _parts;

    /// <summary>Motion of a block.</summary>
    /// <param name="block">The text.</param>
    /// <param name="rate">Frames per second.</param>
    public TextMotions(TextBlock block, double rate)
    {
        _layer = block.Layer;
        _parts = Math.Max(1, _layer.Motion switch { TextMotion.Typewriter => block.Characters, TextMotion.WordByWord => block.Words, TextMotion.Rise => block.Lines.Count, _ => 1 });
        var seconds = _layer.Motion switch
        {
            TextMotion.None => 0,
            TextMotion.Typewriter => _parts * SecondsPerCharacter,
            TextMotion.WordByWord => ((_parts - 1) * SecondsPerWord) + Settle,
            _ => Settle + ((_parts - 1) * 0.08),
        };
        _come = Math.Min(seconds * rate, _layer.Frames * 0.6);
        _go = _layer.Motion == TextMotion.None ? 0 : Math.Min(Math.Min(seconds, Leave) * rate, _layer.Frames * 0.25);
    }

    /// <summary>Share of the whole that has come, 0 to 1, at even speed.</summary>
    public double Share(double frame)
    {
        var come = _come <= 0 ? 1 : Math.Clamp((frame + 1) / _come, 0, 1);
        var go = _go <= 0 ? 1 : Math.Clamp((_layer.Frames - frame) / _go, 0, 1);
        return Math.Min(come, go);
    }

    /// <summary>Characters that show.</summary>
    public int Typed(double frame) => _layer.Motion == TextMotion.Typewriter ? (int)Math.Ceiling((Share(frame) * _parts) - 1e-9) : int.MaxValue;

    /// <summary>How far a line or word has come, 0 to 1, slowing down towards its place.</summary>
    /// <param name="part">Its number.</param>
    /// <param name="frame">From the start of the layer.</param>
    public double Part(int part, double frame)
    {
        // Each part moves over half of the time; they start one after the other over the other half.
        var (share, overlap) = (Share(frame), _parts == 1 ? 1.0 : 0.5);
        var start = _parts == 1 ? 0 : (1 - overlap) * part / (_parts - 1);
        var t = Math.Clamp((share - start) / overlap, 0, 1);
        return 1 - Math.Pow(1 - t, 3);
    }

    /// <summary>Size of text that pops up: it passes its size a little before it settles.</summary>
    public static double Pop(double t) => t >= 1 ? 1 : 0.6 + (0.4 * (1 + (2.2 * Math.Pow(t - 1, 3)) + (1.2 * Math.Pow(t - 1, 2))));
}
