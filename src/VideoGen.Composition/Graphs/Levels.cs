namespace VideoGen.Composition.Graphs;

/// <summary>Flat gray frames whose brightness is a number of ours: opacity over time. They are drawn four pixels large and scaled up.</summary>
internal static class Levels
{
    public static Pad Of(Scope scope, Track share, int from, int width, int height, bool single)
    {
        var level = share.Map(v => Math.Round(255 * Math.Clamp(v, 0, 1), MidpointRounding.AwayFromZero));
        List<Filter> filters = [new Filter("color").With("c", "black").With("s", "2x2").With("r", scope.RateWord), Filters.Format("gray")];
        filters.Add(new Filter("trim").With("end_frame", single ? 1 : level.Count));
        filters.AddRange(scope.Clock(single ? 0 : from));
        // A half more: what is drawn is cut off to whole numbers.
        var value = share.Over("T", scope.Rate, single ? 0 : from, 0.0005);
        filters.Add(level.IsConstant
            ? new Filter("lut").With("c0", level.First)
            : new Filter("geq").With("lum", Expr.Of($"255*clip({value.Text},0,1)+0.5")));
        if (width != 2 || height != 2) filters.Add(Filters.Scale(width, height, "neighbor"));
        return scope.Graph.Source([.. filters]);
    }
}
