using System.Text;

namespace VideoGen.Planning;

/// <summary>A run of words that two texts share, or that only one has.</summary>
/// <param name="Op">"same", "removed" or "added".</param>
/// <param name="Text">The words with the spaces and line breaks after them.</param>
public sealed record WordChange(string Op, string Text);

/// <summary>What is different between two texts, word by word.</summary>
public static class WordDiff
{
    /// <summary>All runs in order: the same and the removed ones give the first text, the same and the added ones the second.</summary>
    /// <param name="before">At most a few thousand words.</param>
    /// <param name="after">At most a few thousand words.</param>
    public static IReadOnlyList<WordChange> Of(string before, string after)
    {
        var (a, b) = (Words(before), Words(after));
        // Longest common subsequence: texts of prompts are short enough for the whole table.
        var longest = new int[a.Count + 1, b.Count + 1];
        for (var i = a.Count - 1; i >= 0; i--)
            for (var j = b.Count - 1; j >= 0; j--)
                longest[i, j] = a[i] == b[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        var changes = new List<WordChange>();
        for (int i = 0, j = 0; i < a.Count || j < b.Count;)
        {
            if (i < a.Count && j < b.Count && a[i] == b[j]) (i, j) = (Add("same", a[i]) + i, j + 1);
            else if (i < a.Count && (j == b.Count || longest[i + 1, j] >= longest[i, j + 1])) i += Add("removed", a[i]);
            else j += Add("added", b[j]);
        }

        return changes;

        int Add(string op, string word)
        {
            if (changes.Count > 0 && changes[^1].Op == op) changes[^1] = changes[^1] with { Text = changes[^1].Text + word };
            else changes.Add(new WordChange(op, word));
            return 1;
        }
    }

    /// <summary>Words, each with the white space that follows it.</summary>
    private static List<string> Words(string text)
    {
        List<string> words = [];
        var word = new StringBuilder();
        foreach (var c in text)
        {
            if (word.Length > 0 && !char.IsWhiteSpace(c) && char.IsWhiteSpace(word[^1]))
            {
                words.Add(word.ToString());
                word.Clear();
            }

            word.Append(c);
        }

        if (word.Length > 0) words.Add(word.ToString());
        return words;
    }
}
