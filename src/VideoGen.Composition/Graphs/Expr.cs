using System.Globalization;

namespace VideoGen.Composition.Graphs;

/// <summary>An expression of ffmpeg made of numbers and variables of ours.</summary>
internal readonly record struct Expr
{
    private const string Allowed = "_+-*/(),.;<>= ";

    private Expr(string text) => Text = text;

    public string Text { get; }

    public static implicit operator Expr(double value) => new(Number(value));

    public static Expr operator +(Expr a, Expr b) => new($"({a.Text}+{b.Text})");

    public static Expr operator -(Expr a, Expr b) => new($"({a.Text}-{b.Text})");

    public static Expr operator *(Expr a, Expr b) => new($"{a.Text}*{b.Text}");

    public static Expr operator /(Expr a, Expr b) => new($"{a.Text}/({b.Text})");

    public static Expr Floor(Expr a) => new($"floor({a.Text})");

    /// <summary>The nearest whole number.</summary>
    public static Expr Round(Expr a) => new($"floor({a.Text}+0.5)");

    /// <summary>Text that this project wrote.</summary>
    public static Expr Of(FormattableString text)
    {
        var result = text.ToString(CultureInfo.InvariantCulture);
        foreach (var c in result)
        {
            if (!char.IsAsciiLetterOrDigit(c) && !Allowed.Contains(c, StringComparison.Ordinal))
                throw new ArgumentException($"'{result}' is not an expression.", nameof(text));
        }

        return new Expr(result);
    }

    /// <summary>As ffmpeg reads it: never an exponent, never a comma.</summary>
    public static string Number(double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(value), value, "Not a number for a filter graph.");
        var text = Math.Round(value, 6).ToString("0.######", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
