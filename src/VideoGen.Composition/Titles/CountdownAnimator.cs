using System.Globalization;
using VideoGen.Composition.Layouts;
using static VideoGen.Composition.Titles.AssFile;

namespace VideoGen.Composition.Titles;

/// <summary>Counts down to nothing, one event for each figure; each lands with its beat.</summary>
internal static class CountdownAnimator
{
    /// <param name="file">Takes the events.</param>
    /// <param name="kit">Measures and colours.</param>
    /// <param name="line">The figure that it begins with.</param>
    /// <param name="count">When it begins, and how long it counts.</param>
    /// <param name="leaveAt">When the last figure goes.</param>
    public static void Add(AssFile file, LayoutKit kit, TextLine line, (double Start, double Length) count, double leaveAt)
    {
        var from = int.Parse(line.Text, CultureInfo.InvariantCulture);
        var step = count.Length / from;
        var land = Ms(Math.Min(0.22, step * 0.5));
        for (var figure = from; figure >= 0; figure--)
        {
            var start = figure == from ? line.AppearAt : count.Start + ((from - figure) * step);
            var end = figure == 0 ? leaveAt : Math.Min(leaveAt, count.Start + ((from - figure + 1) * step));
            var colour = figure == 0 ? kit.Palette.Accent : line.Colour;
            file.Add(3, start, end,
                $"{{{TitleAnimator.Type(kit, line, colour)}\\pos({N(line.Ink.CentreX)},{N(line.MiddleY)})\\fscx132\\fscy132\\t(0,{land},0.5,\\fscx100\\fscy100)\\fad({Ms(Math.Min(0.09, step * 0.3))},{(figure == 0 ? "240" : "0")})}}{figure.ToString(CultureInfo.InvariantCulture)}");
        }
    }
}
