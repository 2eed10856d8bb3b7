using System.Globalization;
using System.Text;

namespace VideoGen.Composition.Graphs;

/// <summary>
/// One step of a filter graph: a filter of ffmpeg with named arguments. Values are numbers, expressions and words of ours, never text
/// of a user: <see cref="ToString"/> is the only place where they become filter syntax, and it refuses anything that it would have to guess about.
/// </summary>
internal sealed record Filter(string Name)
{
    private readonly List<(string Key, string Value)> _arguments = [];

    public Filter With(string key, long value) => Add(key, value.ToString(CultureInfo.InvariantCulture));

    public Filter With(string key, double value) => Add(key, Expr.Number(value));

    /// <summary>A word: an enum value, file name, colour or size that this project made.</summary>
    public Filter With(string key, string word)
    {
        foreach (var c in word)
        {
            if (!char.IsAsciiLetterOrDigit(c) && !"_-.@/+".Contains(c, StringComparison.Ordinal))
                throw new ArgumentException($"'{word}' is not a word of a filter graph.", nameof(word));
        }

        return Add(key, word);
    }

    public Filter With(string key, Expr expression) => Add(key, $"'{expression.Text}'");

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder(Name);
        for (var i = 0; i < _arguments.Count; i++)
            text.Append(i == 0 ? '=' : ':').Append(_arguments[i].Key).Append('=').Append(_arguments[i].Value);
        return text.ToString();
    }

    private Filter Add(string key, string value)
    {
        var next = new Filter(Name);
        next._arguments.AddRange(_arguments);
        next._arguments.Add((key, value));
        return next;
    }
}
