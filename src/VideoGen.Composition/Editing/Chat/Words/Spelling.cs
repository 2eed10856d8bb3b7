using System.Collections.Frozen;

namespace VideoGen.Composition.Editing.Chat.Words;

/// <summary>Takes a word that nobody knows for the nearest one that somebody does.</summary>
internal sealed class Spelling(IEnumerable<string> known)
{
    private const int Shortest = 4;
    private const int Longest = 24;

    private readonly FrozenSet<string> _known = known.ToFrozenSet(StringComparer.Ordinal);

    private readonly string[][] _byLength = [.. Enumerable.Range(0, Longest + 3).Select(length => known.Where(w => w.Length == length && w.Length >= Shortest).Distinct().Order(StringComparer.Ordinal).ToArray())];

    /// <summary>The token, or one with a known word.</summary>
    public Token Correct(Token token)
    {
        if (token.Kind != TokenKind.Word || token.Text.Length is < Shortest or > Longest || _known.Contains(token.Text) || !token.Text.All(char.IsLetter)) return token;
        var most = token.Text.Length >= 8 ? 2 : 1;
        var (best, distance) = ("", most + 1);
        for (var length = token.Text.Length - most; length <= token.Text.Length + most; length++)
        {
            foreach (var word in _byLength[length])
            {
                // A wrong first letter is rare, and other words differ there often: "house" is no "mouse".
                var found = word[0] == token.Text[0] ? Distance(token.Text, word, distance) : distance;
                if (found < distance) (best, distance) = (word, found);
            }
        }

        return distance <= most ? token with { Text = best, Corrected = true } : token;
    }

    /// <summary>Letters that are missing, too many, wrong or changed about.</summary>
    private static int Distance(string a, string b, int enough)
    {
        Span<int> before = stackalloc int[b.Length + 1];
        Span<int> last = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }

            if (least >= enough) return enough;
            last.CopyTo(before);
            row.CopyTo(last);
        }

        return last[b.Length];
    }
}
