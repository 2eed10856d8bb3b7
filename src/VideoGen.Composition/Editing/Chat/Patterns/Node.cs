namespace VideoGen.Composition.Editing.Chat.Patterns;

/// <summary>A piece of a pattern.</summary>
internal abstract record Node
{
    /// <summary>One of some words of the vocabulary.</summary>
    public sealed record Word(string[] Meanings) : Node;

    /// <summary>A value.</summary>
    /// <param name="Name">Kind of value, perhaps with a digit after it.</param>
    public sealed record Slot(string Name) : Node
    {
        public string Kind { get; } = Name.TrimEnd('2');
    }

    /// <summary>What may be missing.</summary>
    public sealed record Optional(Node[] Inner) : Node;
}

/// <summary>
/// Reads patterns: words of the vocabulary ("up|down"), values in angle brackets, and in square brackets what may be missing.
/// </summary>
internal static class PatternText
{
    public static Node[] Parse(string text)
    {
        var at = 0;
        string[] parts = [.. text.Replace("[", " [ ", StringComparison.Ordinal).Replace("]", " ] ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        return Sequence(parts, ref at);
    }

    private static Node[] Sequence(string[] parts, ref int at)
    {
        List<Node> nodes = [];
        while (at < parts.Length)
        {
            var part = parts[at++];
            if (part == "]") break;
            nodes.Add(part == "[" ? new Node.Optional(Sequence(parts, ref at)) : part[0] == '<' ? new Node.Slot(part.Trim('<', '>')) : new Node.Word(Known(part)));
        }

        return [.. nodes];
    }

    private static string[] Known(string part)
    {
        var words = part.Split('|');
        return Array.Find(words, w => !Words.Vocabulary.Names.Contains(w)) is { } unknown ? throw new ArgumentException($"The vocabulary has no {unknown}.") : words;
    }
}
