namespace VideoGen.Composition.Documents.Reading;

/// <summary>Finds what somebody probably meant.</summary>
internal static class Nearest
{
    /// <summary>The known name nearest to a wrong one; null when none is near.</summary>
    public static string? To(string wrong, IEnumerable<string> known)
    {
        if (wrong.Length > 40) return null;
        var plain = Plain(wrong);
        var best = known.Select(name => (Name: name, Distance: Distance(plain, Plain(name)))).DefaultIfEmpty((Name: "", Distance: 99)).MinBy(n => n.Distance);
        return best.Distance <= (wrong.Length < 4 ? 1 : Math.Max(2, wrong.Length / 3)) ? best.Name : null;
    }

    /// <summary>"Did you mean …?", or the sentence that lists what there is.</summary>
    public static string Hint(string wrong, IReadOnlyCollection<string> known) => To(wrong, known) is { } near
        ? $"Did you mean \"{near}\"?"
        : known.Count <= 30 ? $"Use one of: {string.Join(", ", known)}." : $"Use one of the {known.Count} names in the schema, such as \"{known.First()}\".";

    private static string Plain(string name) => name.ToLowerInvariant().Replace('-', '_').Replace(' ', '_').Replace("color", "colour", StringComparison.Ordinal)
        .Replace("center", "centre", StringComparison.Ordinal).Replace("gray", "grey", StringComparison.Ordinal);

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1));
                corner = above;
            }
        }

        return row[b.Length];
    }
}
