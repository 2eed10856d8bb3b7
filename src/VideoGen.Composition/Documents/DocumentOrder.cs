using System.Text.Json;
using VideoGen.Composition.Documents.Reading;

namespace VideoGen.Composition.Documents;

/// <summary>Puts what was found in several readings of a document into the order in which the document is written.</summary>
public static class DocumentOrder
{
    /// <summary>Sorts problems or warnings by where their values stand; those of one place stay as they are.</summary>
    /// <param name="document">The document that they speak of.</param>
    /// <param name="problems">What was found. What is not in the document, such as a given value, comes last.</param>
    public static IReadOnlyList<TimelineProblem> Sort(JsonElement document, IEnumerable<TimelineProblem> problems)
    {
        TimelineProblem[] all = [.. problems];
        if (all.Length < 2) return all;
        HashSet<string> wanted = new(all.SelectMany(p => WithParents(p.Path)), StringComparer.Ordinal);
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        Walk(document, JsonPath.Root, wanted, places);
        return [.. all.OrderBy(p => WithParents(p.Path).Select(path => places.GetValueOrDefault(path, int.MaxValue)).FirstOrDefault(place => place < int.MaxValue, int.MaxValue))];
    }

    /// <summary>A path and those around it, the longest first; a name with a point in it gives some that nothing has.</summary>
    private static IEnumerable<string> WithParents(string path)
    {
        for (var end = path.Length; end > 0; end = path.AsSpan(0, end).LastIndexOfAny('.', '['))
            yield return path[..end];
    }

    private static void Walk(JsonElement value, JsonPath at, HashSet<string> wanted, Dictionary<string, int> places)
    {
        var path = at.ToString();
        if (!wanted.Contains(path)) return;
        places.TryAdd(path, places.Count);
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
                Walk(member.Value, at.Member(member.Name), wanted, places);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in value.EnumerateArray())
                Walk(item, at.Item(index++), wanted, places);
        }
    }
}
