using System.Globalization;

namespace VideoGen.Composition.Editing.Diff;

/// <summary>Says how an order changed in the shortest true words.</summary>
internal static class OrderText
{
    public static string Of(string[] was, string[] now, Func<string, int> oldNumber, Func<string, int> newNumber)
    {
        int[] moved = [.. Enumerable.Range(0, was.Length).Where(i => was[i] != now[i])];
        if (moved is [var one, var other]) return Text($"Scenes {oldNumber(was[one])} and {oldNumber(was[other])} swapped");
        if (was.Reverse().SequenceEqual(now, StringComparer.Ordinal)) return "Order of the scenes reversed";

        // One scene that was taken out and put in elsewhere leaves the others as they were.
        foreach (var key in new[] { was[moved[0]], was[moved[^1]] })
        {
            if (was.Where(k => k != key).SequenceEqual(now.Where(k => k != key), StringComparer.Ordinal)) return Text($"Scene {oldNumber(key)} moved to place {newNumber(key)}");
        }

        return "New order of the scenes: " + string.Join(", ", now.Select(key => oldNumber(key).ToString(CultureInfo.InvariantCulture)));
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
