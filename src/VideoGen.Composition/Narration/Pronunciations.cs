using System.Collections.Immutable;

namespace VideoGen.Composition.Narration;

/// <summary>How words are said that a voice would get wrong: written form to spoken form. Case and the punctuation around a word do not matter.</summary>
public sealed class Pronunciations : IEquatable<Pronunciations>
{
    private readonly ImmutableSortedDictionary<string, string> _words;

    private Pronunciations(ImmutableSortedDictionary<string, string> words) => _words = words;

    /// <summary>No word is special.</summary>
    public static Pronunciations None { get; } = new(ImmutableSortedDictionary<string, string>.Empty);

    /// <summary>The words, in the order of their spelling.</summary>
    public IReadOnlyDictionary<string, string> Words => _words;

    /// <summary>A list of words.</summary>
    /// <param name="words">Written form, a single word, and spoken form. Of words that differ by case alone the last one counts.</param>
    public static Pronunciations Of(IEnumerable<KeyValuePair<string, string>> words)
    {
        var list = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (word, say) in words) list[word.Trim()] = say.Trim();
        return list.Count == 0 ? None : new Pronunciations(list.ToImmutable());
    }

    /// <summary>A piece of text as it is said; null when it is no word of the list.</summary>
    /// <param name="piece">A word with the punctuation that clings to it.</param>
    public string? Said(string piece)
    {
        if (_words.Count == 0) return null;
        var (start, end) = (0, piece.Length);
        while (start < end && !char.IsLetterOrDigit(piece[start])) start++;
        while (end > start && !char.IsLetterOrDigit(piece[end - 1])) end--;
        return end > start && _words.TryGetValue(piece[start..end], out var say) ? piece[..start] + say + piece[end..] : null;
    }

    /// <inheritdoc/>
    public bool Equals(Pronunciations? other) => other is not null && _words.SequenceEqual(other._words);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Pronunciations);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>All words, exactly.</summary>
    public override string ToString() => string.Join('\t', _words.Select(w => $"{w.Key}={w.Value}"));
}
