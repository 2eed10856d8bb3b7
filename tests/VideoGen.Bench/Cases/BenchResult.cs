using System.Text.Json.Nodes;

namespace VideoGen.Bench.Cases;

/// <summary>Figures of a case.</summary>
/// <param name="Case">Name of the case.</param>
/// <param name="Figures">In the order in which they are shown.</param>
internal sealed record BenchResult(string Case, IReadOnlyList<Figure> Figures)
{
    public JsonObject ToJson()
    {
        var json = new JsonObject { ["case"] = Case };
        foreach (var figure in Figures)
            json[figure.Name] = double.IsFinite(figure.Value) ? Math.Round(figure.Value, 4) : null;
        return json;
    }
}

/// <param name="Name">Member of the JSON.</param>
/// <param name="Meaning">For people.</param>
/// <param name="Value">What was measured.</param>
/// <param name="Goal">Worst value that is wanted; null when there is none.</param>
/// <param name="Higher">Whether more is better.</param>
internal sealed record Figure(string Name, string Meaning, double Value, double? Goal = null, bool Higher = false)
{
    public bool? Met => Goal is { } goal && double.IsFinite(Value) ? Higher ? Value >= goal : Value <= goal : null;
}
