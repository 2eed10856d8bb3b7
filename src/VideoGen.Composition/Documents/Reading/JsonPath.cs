using System.Globalization;
using System.Text;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>A place in a document. Written out only when there is something to say about it.</summary>
internal sealed class JsonPath
{
    private const int LongestName = 64;
    private readonly JsonPath? _parent;
    private readonly string _name;
    private readonly int _index;

    private JsonPath(JsonPath? parent, string name, int index) => (_parent, _name, _index) = (parent, name, index);

    public static JsonPath Root { get; } = new(null, "$", -1);

    /// <summary>The values that come with a document.</summary>
    public static JsonPath Values { get; } = new(null, "variables", -1);

    /// <summary>A path that is written out already.</summary>
    public static JsonPath Written(string path) => new(null, path, -1);

    public JsonPath Member(string name) => new(this, name, -1);

    public JsonPath Item(int index) => new(this, "", index);

    public override string ToString()
    {
        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }

    private void Write(StringBuilder text)
    {
        _parent?.Write(text);
        if (_index >= 0) text.Append(CultureInfo.InvariantCulture, $"[{_index}]");
        else if (_parent is null) text.Append(_name);
        else if (IsPlain(_name)) text.Append('.').Append(_name);
        else text.Append("['").Append(Shown(_name)).Append("']");
    }

    /// <summary>A name from the document as messages may show it: short, without control characters.</summary>
    public static string Shown(string name)
    {
        var text = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            if (text.Length >= LongestName) return text.Append('…').ToString();
            if (Rune.IsControl(rune) || rune.Value is '\'' or '\\' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                text.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            else text.Append(rune.ToString());
        }

        return text.ToString();
    }

    private static bool IsPlain(string name) => name.Length is > 0 and <= LongestName && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
