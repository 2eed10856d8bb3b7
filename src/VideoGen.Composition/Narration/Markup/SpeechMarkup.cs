using System.Globalization;
using System.Text;
using System.Xml;

namespace VideoGen.Composition.Narration.Markup;

/// <summary>
/// Reads narration that is written in a part of SSML (W3C Speech Synthesis Markup Language 1.1): <c>break</c>, <c>sub</c>, <c>say-as</c>, <c>emphasis</c>,
/// <c>prosody rate</c>, <c>p</c> and <c>s</c> within <c>speak</c>. Everything that does not begin with <c>&lt;speak</c> is plain text, whatever is in it.
/// </summary>
public static class SpeechMarkup
{
    private const double EmphasisRate = 0.88;
    private const double SentencePause = 0.25;
    private const double ParagraphPause = 0.5;
    private const double LongestPause = 10;
    private const double SlowestRate = 0.5;
    private const double FastestRate = 2;
    private const int MostParts = 100;

    /// <summary>Whether a narration is written in markup.</summary>
    public static bool IsMarkup(string narration) => narration.AsSpan().TrimStart().StartsWith("<speak", StringComparison.Ordinal);

    /// <summary>Reads a narration.</summary>
    /// <param name="narration">Plain text, or markup.</param>
    /// <returns>Its parts, at least one; and what is wrong with its markup, null when nothing is. Wrong markup is read as plain text.</returns>
    public static (IReadOnlyList<SpeechPart> Parts, string? Fault) Read(string narration)
    {
        ArgumentNullException.ThrowIfNull(narration);
        if (!IsMarkup(narration)) return ([SpeechPart.Of(narration)], null);
        try
        {
            using var text = new StringReader(narration);
            // A document of somebody else's: no entities of its own, nothing that is fetched.
            using var reader = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true });
            var builder = new Builder();
            while (reader.Read()) builder.Take(reader);
            return (builder.Parts(), null);
        }
        catch (Exception e) when (e is XmlException or FormatException)
        {
            return ([SpeechPart.Of(narration)], e is XmlException xml ? $"is not well-formed markup at line {xml.LineNumber}, column {xml.LinePosition}." : e.Message);
        }
    }

    /// <summary>The words alone, as captions show them.</summary>
    public static string Plain(string narration) => IsMarkup(narration)
        ? string.Join(' ', Read(narration).Parts.SelectMany(p => p.Runs).Select(r => r.Text.Trim()).Where(t => t.Length > 0)) : narration;

    private sealed class Builder
    {
        private readonly List<SpeechPart> _parts = [];
        private readonly List<SpeechRun> _runs = [];
        private readonly Stack<double> _rates = new([1]);
        private string? _alias;
        private string? _form;
        private StringBuilder? _held;

        public void Take(XmlReader reader)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    Open(reader);
                    if (reader.IsEmptyElement) Close(reader.LocalName);
                    break;
                case XmlNodeType.EndElement:
                    Close(reader.LocalName);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    if (_held is not null) _held.Append(reader.Value);
                    else if (reader.Value.Trim().Length > 0) _runs.Add(new SpeechRun(reader.Value, null));
                    break;
            }
        }

        public List<SpeechPart> Parts()
        {
            Flush(0);
            if (_parts.Count == 0) _parts.Add(SpeechPart.Of(""));
            return _parts;
        }

        private void Open(XmlReader reader)
        {
            switch (reader.LocalName)
            {
                case "speak" or "p" or "s":
                    break;
                case "break":
                    Flush(Pause(reader.GetAttribute("time"), reader.GetAttribute("strength")));
                    break;
                case "emphasis":
                    Turn(_rates.Peek() * (reader.GetAttribute("level") is "none" or "reduced" ? 1 : EmphasisRate));
                    break;
                case "prosody":
                    Turn(_rates.Peek() * Rate(reader.GetAttribute("rate")));
                    break;
                case "sub":
                    _alias = reader.GetAttribute("alias") ?? throw new FormatException("has a \"sub\" without \"alias\".");
                    _held = new StringBuilder();
                    break;
                case "say-as":
                    _form = reader.GetAttribute("interpret-as");
                    if (_form is not ("characters" or "spell-out" or "digits" or "cardinal" or "ordinal" or "date" or "time"))
                        throw new FormatException($"has a \"say-as\" of a kind that is not known: \"{_form}\". Write characters, digits, cardinal, date or time.");
                    _held = new StringBuilder();
                    break;
                default:
                    throw new FormatException($"has the element \"{reader.LocalName}\", which is not known. Known are break, sub, say-as, emphasis, prosody, p and s.");
            }
        }

        private void Close(string name)
        {
            switch (name)
            {
                case "p":
                    Flush(ParagraphPause);
                    break;
                case "s":
                    Flush(SentencePause);
                    break;
                case "emphasis" or "prosody":
                    Flush(0);
                    _rates.Pop();
                    break;
                case "sub" or "say-as" when _held is { } held:
                    var text = held.ToString().Trim();
                    if (text.Length > 0) _runs.Add(new SpeechRun(text, _alias ?? (_form is "characters" or "spell-out" or "digits" ? string.Join(' ', text.EnumerateRunes().Where(r => !Rune.IsWhiteSpace(r))) : null)));
                    (_held, _alias, _form) = (null, null, null);
                    break;
            }
        }

        private void Turn(double rate)
        {
            Flush(0);
            _rates.Push(rate);
        }

        private void Flush(double pause)
        {
            if (_runs.Count > 0) _parts.Add(new SpeechPart([.. _runs], Math.Clamp(_rates.Peek(), SlowestRate, FastestRate), TimeSpan.FromSeconds(pause)));
            else if (pause > 0 && _parts.Count > 0) _parts[^1] = _parts[^1] with { PauseAfter = TimeSpan.FromSeconds(Math.Min(LongestPause, _parts[^1].PauseAfter.TotalSeconds + pause)) };
            else if (pause > 0) _parts.Add(new SpeechPart([], 1, TimeSpan.FromSeconds(pause)));
            _runs.Clear();
            if (_parts.Count > MostParts) throw new FormatException($"has more than {MostParts} breaks and changes of pace.");
        }

        private static double Pause(string? time, string? strength)
        {
            if (time is null) return strength switch { "none" => 0, "x-weak" or "weak" => 0.15, null or "medium" => 0.35, "strong" => 0.7, "x-strong" => 1.2, _ => throw new FormatException($"has a \"break\" whose strength is not known: \"{strength}\".") };
            var (number, unit) = time.EndsWith("ms", StringComparison.Ordinal) ? (time[..^2], 0.001) : time.EndsWith('s') ? (time[..^1], 1.0) : (time, double.NaN);
            return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value * unit is >= 0 and <= LongestPause and var seconds
                ? seconds : throw new FormatException($"has a \"break\" whose time must be 0 to {LongestPause} seconds, such as \"500ms\" or \"1.5s\".");
        }

        private static double Rate(string? rate) => rate switch
        {
            null or "medium" or "default" => 1,
            "x-slow" => 0.6,
            "slow" => 0.8,
            "fast" => 1.25,
            "x-fast" => 1.6,
            [.., '%'] when double.TryParse(rate.AsSpan(0, rate.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is >= 50 and <= 200 => percent / 100,
            _ => throw new FormatException("has a \"prosody\" whose rate must be x-slow, slow, medium, fast, x-fast, or 50% to 200%."),
        };
    }
}

/// <summary>A stretch of speech at one pace.</summary>
/// <param name="Runs">What is said; empty for a pause alone.</param>
/// <param name="Rate">Beside the rest of the narration, 0.5 to 2.</param>
/// <param name="PauseAfter">Silence behind it.</param>
public sealed record SpeechPart(IReadOnlyList<SpeechRun> Runs, double Rate, TimeSpan PauseAfter)
{
    /// <summary>Plain text.</summary>
    public static SpeechPart Of(string text) => new([new SpeechRun(text, null)], 1, TimeSpan.Zero);
}

/// <summary>A run of words.</summary>
/// <param name="Text">As captions show it.</param>
/// <param name="Said">As it is said; null when it is said as it is written.</param>
public sealed record SpeechRun(string Text, string? Said);
