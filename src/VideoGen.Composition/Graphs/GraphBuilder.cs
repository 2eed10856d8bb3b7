using System.Globalization;
using System.Text;
using VideoGen.Composition.Design;

namespace VideoGen.Composition.Graphs;

/// <summary>A named end of a chain of filters, to be used once.</summary>
internal readonly record struct Pad(string Label);

/// <summary>Collects inputs, chains and files of one graph. The order of calls gives the names, so equal calls give equal text.</summary>
internal sealed class GraphBuilder
{
    private readonly List<GraphInput> _inputs = [];
    private readonly StringBuilder _text = new();
    private readonly SortedDictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly List<FontName> _fonts = [];
    private int _pads;

    public Pad Input(GraphInput input)
    {
        _inputs.Add(input);
        return new Pad(string.Create(CultureInfo.InvariantCulture, $"{_inputs.Count - 1}:v"));
    }

    /// <summary>Adds a file that a filter reads, and returns the name under which it will stand beside the others.</summary>
    public string File(string extension, string content)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"g{_files.Count}.{extension}");
        _files.Add(name, content);
        return name;
    }

    public void Font(FontName font)
    {
        if (!_fonts.Contains(font)) _fonts.Add(font);
    }

    public Pad Source(params ReadOnlySpan<Filter> filters) => Chain([], 1, filters)[0];

    public Pad Chain(Pad from, params ReadOnlySpan<Filter> filters) => filters.IsEmpty ? from : Chain([from], 1, filters)[0];

    public Pad Join(Pad first, Pad second, params ReadOnlySpan<Filter> filters) => Chain([first, second], 1, filters)[0];

    public Pad Join(ReadOnlySpan<Pad> pads, params ReadOnlySpan<Filter> filters) => Chain(pads, 1, filters)[0];

    public (Pad First, Pad Second) Split(Pad from)
    {
        var pads = Chain([from], 2, [new Filter("split")]);
        return (pads[0], pads[1]);
    }

    public SegmentGraph Build(long frames, Pad result)
    {
        _text.Append('[').Append(result.Label).Append("]null[v]");
        return new SegmentGraph(frames, _inputs, _text.ToString(), _files, _fonts);
    }

    private Pad[] Chain(ReadOnlySpan<Pad> from, int results, ReadOnlySpan<Filter> filters)
    {
        foreach (var pad in from) _text.Append('[').Append(pad.Label).Append(']');
        for (var i = 0; i < filters.Length; i++) _text.Append(i == 0 ? "" : ",").Append(filters[i]);
        var pads = new Pad[results];
        for (var i = 0; i < results; i++)
        {
            pads[i] = new Pad(string.Create(CultureInfo.InvariantCulture, $"p{_pads++}"));
            _text.Append('[').Append(pads[i].Label).Append(']');
        }

        _text.Append(";\n");
        return pads;
    }
}
