using System.Globalization;
using System.Text.RegularExpressions;

namespace VideoGen.Composition.Planning;

/// <summary>"Three rules: 1. Sleep 2. Walk 3. Rest" on one line is a list as much as on four.</summary>
internal static partial class InlineList
{
    /// <summary>The line itself, or its introduction and its points, each on a line of its own. Only marks that count 1, 2, 3, … make a list.</summary>
    public static IEnumerable<string> Unfold(string line)
    {
        List<Match> marks = [];
        foreach (Match mark in Mark().Matches(line))
        {
            if (int.Parse(mark.Groups["n"].ValueSpan, CultureInfo.InvariantCulture) == marks.Count + 1)
                marks.Add(mark);
        }

        if (marks.Count < 2)
            return [line];
        var points = marks.Select((mark, i) => line[mark.Groups["mark"].Index..(i + 1 < marks.Count ? marks[i + 1].Index : line.Length)].Trim());
        return [.. line[..marks[0].Index].Trim() is { Length: > 0 } introduction ? (string[])[introduction] : [], .. points];
    }

    [GeneratedRegex(@"(?:^|\s)(?<mark>\(?(?<n>\d{1,2})[.)]\s+)(?=\S)")]
    private static partial Regex Mark();
}
