using System.Text.Json;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>Timelines within the timeline. A named one is read once, however often it is used.</summary>
internal sealed class Compositions
{
    private readonly Dictionary<string, (JsonElement Element, JsonPath Path)> _named = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ResolvedTimeline?> _read = new(StringComparer.Ordinal);
    private readonly Dictionary<ResolvedTimeline, int> _depths = new(ReferenceEqualityComparer.Instance);

    public Compositions(ReadingContext context, Fields document)
    {
        if (!document.Has("compositions")) return;
        foreach (var (name, element, path) in Lists.Members(context, document.Raw("compositions"), document.PathOf("compositions"), TimelineLimits.Compositions))
            _named[name] = (element, path);
    }

    /// <summary>Reads those that no clip uses, for the sake of what is wrong with them.</summary>
    public void ReadRest(Scope film)
    {
        foreach (var name in _named.Keys) Named(film, name, _named[name].Path);
    }

    /// <summary>The timeline that a clip shows; null when it cannot be made, which has been said.</summary>
    public ResolvedTimeline? Read(Scope scope, Fields clip)
    {
        if (!clip.Has("composition")) return null;
        var path = clip.PathOf("composition");
        if (clip.Raw("composition").ValueKind == JsonValueKind.Object) return Inline(scope, clip.Raw("composition"), path, "");
        return clip.Text("composition") is { } name ? Named(scope, name, path) : null;
    }

    private ResolvedTimeline? Named(Scope scope, string name, JsonPath path)
    {
        if (scope.Inside.Contains(name, StringComparer.Ordinal))
        {
            scope.Context.Wrong(path, TimelineCodes.Cycle, $"The composition \"{JsonPath.Shown(name)}\" would show itself.", "Let it use other compositions only.");
            return null;
        }

        if (_read.TryGetValue(name, out var read))
        {
            if (read is not null && scope.Inside.Length + Depth(read) > TimelineLimits.Nesting) TooDeep(scope, path);
            return read;
        }

        if (!_named.TryGetValue(name, out var found))
        {
            scope.Context.Wrong(path, TimelineCodes.UnknownComposition, $"There is no composition \"{JsonPath.Shown(name)}\".", _named.Count == 0 ? "Add it under \"compositions\", or write it here." : Nearest.Hint(name, _named.Keys));
            return null;
        }

        return _read[name] = Inline(scope, found.Element, found.Path, name);
    }

    private static ResolvedTimeline? Inline(Scope scope, JsonElement element, JsonPath path, string name)
    {
        if (scope.Inside.Length >= TimelineLimits.Nesting)
        {
            TooDeep(scope, path);
            return null;
        }

        if (Fields.Open(scope.Context, element, "composition", path) is not { } fields) return null;
        var (width, height) = OutputReader.Size(scope.Context, fields, scope.Film.Width, scope.Film.Height);
        var inner = scope with { Width = width, Height = height, Inside = scope.Inside.Add(name) };
        return ScopeReader.Read(inner, fields, fields.Colour("background")!.Value, OutputReader.Duration(scope.Context, fields, scope.Rate));
    }

    private static void TooDeep(Scope scope, JsonPath path) =>
        scope.Context.Wrong(path, TimelineCodes.TooDeep, $"Compositions are nested more than {TimelineLimits.Nesting} deep.", "Put the inner one's clips into the outer one.");

    /// <summary>How deep a composition reaches, itself included.</summary>
    private int Depth(ResolvedTimeline timeline) => _depths.TryGetValue(timeline, out var depth)
        ? depth
        : _depths[timeline] = 1 + timeline.Layers.OfType<GroupLayer>().Select(group => Depth(group.Inner)).DefaultIfEmpty(0).Max();
}
