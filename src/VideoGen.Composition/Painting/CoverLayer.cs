using VideoGen.Composition.Design;

namespace VideoGen.Composition.Painting;

/// <summary>Uncovers a scene at its start and covers it at its end, so that scenes can be cut together without knowing each other.</summary>
/// <param name="stage">The frame.</param>
/// <param name="cover">How, at its start and at its end; null where it does not.</param>
/// <param name="seconds">Length of the scene.</param>
/// <param name="isFirst">The film's first scene comes out of the ground colour.</param>
/// <param name="isLast">The film's last scene goes slowly.</param>
internal sealed class CoverLayer(Stage stage, (Transition? Start, Transition? End) cover, float seconds, bool isFirst, bool isLast) : ILayer
{
    /// <summary>Seconds that uncovering takes.</summary>
    public const float In = 0.34f;

    /// <summary>Seconds that covering takes.</summary>
    public const float Out = 0.24f;

    private float _covered;
    private bool _leaving;

    public void Begin(float time)
    {
        var length = isLast ? 0.7f : Out;
        var coming = isFirst || cover.Start is not null ? 1 - Ease.Span(time, 0, In) : 0;
        var going = isLast || cover.End is not null ? Ease.Span(time, seconds - length, length) : 0;
        _leaving = going > 0;
        _covered = Ease.InOut(Math.Max(coming, going));
    }

    public void Paint(int y, RowCanvas row)
    {
        if (_covered <= 0) return;
        var transition = _leaving ? cover.End : cover.Start;
        if (transition is null or Transition.Dip || (isFirst && !_leaving) || (isLast && _leaving)) row.BlendFlat(stage.Palette.Base, _covered, 0, row.Width);
        else if (transition == Transition.Bands) Bands(y, row);
        else Iris(y, row);
    }

    private void Bands(int y, RowCanvas row)
    {
        // Seven slanted bands; they grow from one side and leave by the other.
        var slant = stage.Height * 0.35f;
        var total = stage.Width + slant;
        var along = y / (float)stage.Height * slant;
        const int Count = 7;
        for (var i = 0; i < Count; i++)
        {
            var grown = Ease.Clamp((_covered * 1.6f) - (0.6f * i / Count));
            if (grown <= 0) continue;
            var (from, to) = (total * i / Count, total * (i + 1) / Count);
            var width = (to - from) * grown;
            var (left, right) = _leaving ? (from, from + width + 1) : (to - width - 1, to);
            var colour = stage.Palette.Base.Toward(stage.Glow(0), i % 2 == 0 ? 0.10f : 0.22f).Toward(stage.Palette.Base, Ease.Clamp((_covered - 0.8f) * 5));
            row.BlendFlat(colour, 1, (int)(left - slant + along), (int)(right - slant + along) + 1);
        }
    }

    private void Iris(int y, RowCanvas row)
    {
        var (cx, cy) = (stage.Width / 2f, stage.Height / 2f);
        var full = MathF.Sqrt((cx * cx) + (cy * cy)) + (30 * stage.Unit);
        var radius = full * (1 - _covered);
        var rim = 16 * stage.Unit;
        var dy = MathF.Abs(y + 0.5f - cy);
        var open = radius > dy ? MathF.Sqrt((radius * radius) - (dy * dy)) : 0;
        var rimmed = radius + rim > dy ? MathF.Sqrt(((radius + rim) * (radius + rim)) - (dy * dy)) : 0;
        row.BlendFlat(stage.Palette.Accent, 1, (int)(cx - rimmed), (int)(cx - open));
        row.BlendFlat(stage.Palette.Accent, 1, (int)(cx + open), (int)(cx + rimmed));
        row.BlendFlat(stage.Palette.Base, 1, 0, (int)(cx - rimmed));
        row.BlendFlat(stage.Palette.Base, 1, (int)(cx + rimmed), row.Width);
    }
}
