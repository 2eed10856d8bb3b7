using System.Globalization;
using System.Text;

namespace VideoGen.Api.Metrics;

/// <summary>The Prometheus text format 0.0.4: names, label sets and values.</summary>
internal static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private const int MaxLabelValue = 120;

    /// <summary>A metric's name with its unit, as Prometheus writes OpenTelemetry names.</summary>
    public static string Name(string name, string? unit)
    {
        var text = new StringBuilder(name.Length + 12);
        foreach (var c in name)
            text.Append(char.IsAsciiLetterOrDigit(c) || c == ':' ? c : '_');
        if (text.Length == 0 || char.IsAsciiDigit(text[0]))
            text.Insert(0, '_');
        var suffix = unit switch { "s" => "_seconds", "ms" => "_milliseconds", "By" => "_bytes", _ => "" };
        if (suffix.Length > 0 && !text.ToString().EndsWith(suffix, StringComparison.Ordinal))
            text.Append(suffix);
        return text.ToString();
    }

    /// <summary>Tags as <c>a="x",b="y"</c>, sorted; empty for none.</summary>
    public static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags, IReadOnlySet<string>? dropped = null)
    {
        if (tags.IsEmpty)
            return "";
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in tags)
        {
            if (dropped?.Contains(name) is not true)
                labels[Name(name, null)] = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        }

        return string.Join(',', labels.Select(l => $"{l.Key}=\"{Escape(l.Value)}\""));
    }

    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public static void Head(TextWriter to, string name, string type, string? help)
    {
        if (!string.IsNullOrEmpty(help))
            to.Write($"# HELP {name} {help.Replace("\\", "\\\\", StringComparison.Ordinal).ReplaceLineEndings(" ")}\n");
        to.Write($"# TYPE {name} {type}\n");
    }

    public static void Sample(TextWriter to, string name, string labels, double value) =>
        to.Write(labels.Length == 0 ? $"{name} {Number(value)}\n" : $"{name}{{{labels}}} {Number(value)}\n");

    private static string Escape(string value)
    {
        var text = value.Length <= MaxLabelValue ? value : value[..MaxLabelValue];
        return text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);
    }
}
