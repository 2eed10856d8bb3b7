using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>What one reading of a document gathers.</summary>
internal sealed class ReadingContext
{
    private readonly List<TimelineProblem> _problems = [];
    private readonly List<TimelineProblem> _warnings = [];
    private readonly HashSet<(string Path, string Code, string Message)> _said = [];
    private readonly HashSet<string> _wrong = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NamedSource> _named = new(StringComparer.Ordinal);

    public required IReadOnlyDictionary<string, SourceMedia> Sources { get; init; }

    public Variables Variables { get; set; } = Variables.None;

    public IReadOnlyList<TimelineProblem> Problems => _problems;

    public IReadOnlyList<TimelineProblem> Warnings => _warnings;

    /// <summary>Every file that was named, known or not.</summary>
    public IReadOnlyCollection<NamedSource> Named => _named.Values;

    /// <summary>Every text that is to be spoken.</summary>
    public HashSet<Narration.SpokenText> Speeches { get; } = [];

    /// <summary>Keyframes so far.</summary>
    public int Keyframes { get; set; }

    /// <summary>Clips so far.</summary>
    public int Clips { get; set; }

    /// <summary>Captions so far: they are needed for the length of a clip, and again for the clip.</summary>
    public Dictionary<Fields, IReadOnlyList<CaptionCue>> Cues { get; } = [];

    /// <summary>Sounds of compositions so far, as often as they are used.</summary>
    public int Sounds { get; set; }

    public bool HasProblems => _problems.Count > 0;

    /// <summary>Reports what makes the document unusable. Of one value only the first fault is told: the next may follow from it.</summary>
    public void Wrong(JsonPath path, string code, string message, string fix)
    {
        if (_wrong.Add(path.ToString())) Say(_problems, path, code, message, fix);
    }

    public void Warn(JsonPath path, string code, string message, string fix) => Say(_warnings, path, code, message, fix);

    /// <summary>A file by the name that the document uses; null when it is not there.</summary>
    public SourceMedia? Source(string name, JsonPath path)
    {
        if (!_named.ContainsKey(name)) _named.Add(name, new NamedSource(path.ToString(), name));
        return Sources.GetValueOrDefault(name);
    }

    private void Say(List<TimelineProblem> list, JsonPath path, string code, string message, string fix)
    {
        if (list.Count > TimelineLimits.Problems) return;
        var place = path.ToString();
        if (!_said.Add((place, code, message))) return;
        list.Add(list.Count == TimelineLimits.Problems
            ? new TimelineProblem("$", TimelineCodes.TooMany, $"There are more than {TimelineLimits.Problems} of these; the rest is not listed.", "Mend these first.")
            : new TimelineProblem(place, code, message, fix));
    }
}
