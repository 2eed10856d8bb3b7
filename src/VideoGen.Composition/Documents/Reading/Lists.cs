using System.Text.Json;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>Reads lists and objects whose names are the author's.</summary>
internal static class Lists
{
    /// <summary>The items of a list; none when it is no list or has too many, which has been said.</summary>
    public static IEnumerable<(JsonElement Element, JsonPath Path)> Items(ReadingContext context, JsonElement element, JsonPath path, int least, int most)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            context.Wrong(path, TimelineCodes.WrongType, $"This must be a list; it is {Value.Describe(element)}.", "Write [ … ].");
            return [];
        }

        var count = element.GetArrayLength();
        if (count > most)
        {
            context.Wrong(path, TimelineCodes.TooMany, $"There are {count} here; {most} is the most.", "Take some out.");
            return [];
        }

        if (count < least)
            context.Wrong(path, TimelineCodes.TooFew, count == 0 ? "The list is empty." : $"There is only {count} here.", $"Give at least {least}.");
        return element.EnumerateArray().Select((item, i) => (item, path.Item(i)));
    }

    /// <summary>The members of an object whose names are the author's; none when it is no object.</summary>
    public static IEnumerable<(string Name, JsonElement Element, JsonPath Path)> Members(ReadingContext context, JsonElement element, JsonPath path, int most)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            context.Wrong(path, TimelineCodes.WrongType, $"This must be an object; it is {Value.Describe(element)}.", "Write { … }.");
            yield break;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            if (Value.NameOf(member) is not { } name || !Variables.IsName(name))
                context.Wrong(path.Member(Value.NameOf(member) ?? "?"), TimelineCodes.BadText, "The name is not allowed.", "Use up to 64 letters, digits, underscores and hyphens, a letter first.");
            else if (!seen.Add(name))
                context.Wrong(path.Member(name), TimelineCodes.DuplicateMember, $"\"{name}\" is there twice.", "Keep one.");
            else if (seen.Count > most)
            {
                context.Wrong(path, TimelineCodes.TooMany, $"There are more than {most} here.", "Take some out.");
                yield break;
            }
            else
                yield return (name, member.Value, path.Member(name));
        }
    }
}
