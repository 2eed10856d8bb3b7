using System.Globalization;
using System.Text;
using System.Text.Json;

namespace VideoGen.Cli.Render;

/// <summary>Where in a text each value of a JSON document stands: lines and columns, counted from 1 as editors do.</summary>
internal sealed class JsonPlaces
{
    private readonly Dictionary<string, int> _offsets = new(StringComparer.Ordinal);
    private readonly byte[] _text;

    /// <param name="text">A document that was parsed already.</param>
    public JsonPlaces(byte[] text)
    {
        _text = text;
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = 64 });
        reader.Read();
        Walk(ref reader, "$");
    }

    /// <summary>Place of a value, or of the nearest thing around it that is in the text.</summary>
    /// <param name="path">Such as $.tracks[0].clips[2].length, as the server writes it.</param>
    public (int Line, int Column)? Find(string path)
    {
        for (var at = path; at.Length > 0; at = Parent(at))
        {
            if (_offsets.TryGetValue(at, out var offset))
                return Place(offset);
        }

        return null;
    }

    private static string Parent(string path)
    {
        var cut = path.LastIndexOfAny(['.', '[']);
        return cut > 0 ? path[..cut] : "";
    }

    private void Walk(ref Utf8JsonReader reader, string path)
    {
        _offsets.TryAdd(path, (int)reader.TokenStartIndex);
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var (name, start) = (reader.GetString()!, (int)reader.TokenStartIndex);
                var member = path + Member(name);
                reader.Read();
                Walk(ref reader, member);
                _offsets[member] = start;     // the name, which is what a person looks for
            }
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
                Walk(ref reader, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"));
        }
    }

    private static string Member(string name) => name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? "." + name : $"['{name}']";

    private (int Line, int Column) Place(int offset)
    {
        var before = _text.AsSpan(0, offset);
        var line = before.Count((byte)'\n') + 1;
        return (line, Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1);
    }
}
