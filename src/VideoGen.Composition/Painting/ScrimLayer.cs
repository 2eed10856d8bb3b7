namespace VideoGen.Composition.Painting;

/// <summary>Paints a <see cref="Scrim"/> in the ground colour of a palette made by <see cref="Scrim.Over"/>.</summary>
internal sealed class ScrimLayer : ILayer
{
    // The rest of the frame is a little lighter; more, and the words would stand on a smudge.
    private const float Rest = 0.58f;
    private const float Feather = 320;

    private readonly Stage _stage;
    private readonly float[] _rows;
    private readonly float[] _columns;
    private readonly float _share;
    private readonly float _rest;

    public ScrimLayer(Stage stage, Scrim scrim)
    {
        (_stage, _share, _rest) = (stage, Scrim.Share(stage.Palette), scrim.Foot ? 0 : Rest);
        var feather = Feather * stage.Unit;
        _rows = Edge(stage.Height, (float)scrim.Zone.Top, scrim.Foot ? stage.Height * 2 : (float)scrim.Zone.Bottom, scrim.Foot ? stage.Height * 0.3f : feather);
        _columns = scrim.Foot ? [.. Enumerable.Repeat(1f, stage.Width)] : Edge(stage.Width, (float)scrim.Zone.Left, (float)scrim.Zone.Right, feather);
    }

    public void Begin(float time)
    {
        // It stands still.
    }

    public void Paint(int y, RowCanvas row)
    {
        // The rest first: what is added behind words makes up the share with it.
        if (_rest > 0) row.BlendFlat(_stage.Palette.Base, _rest, 0, row.Width);
        row.Blend(_stage.Palette.Base, _columns, _rows[y] * (1 - ((1 - _share) / (1 - _rest))), 0, row.Width);
    }

    private static float[] Edge(int length, float from, float to, float feather)
    {
        var values = new float[length];
        for (var i = 0; i < length; i++) values[i] = Ease.InOut(Ease.Clamp((Math.Min(i + 0.5f - from, to - i - 0.5f) / feather) + 1));
        return values;
    }
}
