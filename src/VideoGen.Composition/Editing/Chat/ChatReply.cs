using VideoGen.Composition.Editing.Diff;
using VideoGen.Core.Errors;

namespace VideoGen.Composition.Editing.Chat;

/// <summary>Says what was done and what was not.</summary>
internal static class ChatReply
{
    public static IReadOnlyList<string> Of(ChatReading reading, IReadOnlyList<StoryboardChange> changes, IReadOnlyList<FieldError> problems)
    {
        List<string> lines = [.. changes.Select(c => Closed(c.Text))];
        if (changes.Count == 0 && reading.Commands.Count > 0 && problems.Count == 0) lines.Add("Nothing to change: the film is like that already.");
        lines.AddRange(problems.Select(p => Closed($"Not done: {Name(p.Field)} {p.Message}") + (p.Fix is null ? "" : " " + p.Fix)));
        lines.AddRange(reading.Questions.Select(q => q.Text == "Which scene?" ? $"Which scene do you mean by {ChangeText.Quoted(q.Part)}?" : q.Text));
        lines.AddRange(reading.NotUnderstood.Select(part => $"I did not understand {ChangeText.Quoted(part)}."));
        if (reading.Suggestions.Count > 0) lines.Add($"You can say: {string.Join(" · ", reading.Suggestions)}");
        return lines;
    }

    private static string Name(string field) => field.Replace('_', ' ').Replace('.', ' ');

    private static string Closed(string text) => text.TrimEnd('”') is [.., '.' or '!' or '?' or '…'] ? text : text + ".";
}
