using System.Globalization;
using VideoGen.Composition.Editing.Chat.Patterns;
using VideoGen.Composition.Editing.Chat.Words;
using VideoGen.Composition.Storyboards;
using VideoGen.Core.Errors;

namespace VideoGen.Composition.Editing.Chat;

/// <summary>
/// Reads messages by rules alone. Text after a colon or in quotation marks is taken as it stands. Numbers of scenes are those that the film has
/// before the message.
/// </summary>
public static class ChatGrammar
{
    /// <summary>Reads a message.</summary>
    /// <param name="utterance">What somebody wrote; more than <see cref="EditLimits.MessageLength"/> characters are refused unread.</param>
    /// <param name="storyboard">The film that it is about.</param>
    /// <param name="context">What is selected.</param>
    /// <returns>Never null; what it holds may be empty only where the message says nothing.</returns>
    public static ChatReading Read(string utterance, Storyboard storyboard, EditContext context)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        ArgumentNullException.ThrowIfNull(storyboard);
        ArgumentNullException.ThrowIfNull(context);
        if (utterance.Length > EditLimits.MessageLength)
            return Refused(string.Create(CultureInfo.InvariantCulture, $"must be at most {EditLimits.MessageLength} characters long; this has {utterance.Length}."), "Send it in parts.");
        if (string.IsNullOrWhiteSpace(utterance)) return Refused("must not be blank.", null);
        if (storyboard.Scenes.Count == 0) return Refused("needs a film that has a scene.", null);

        var tokens = new Tokens(utterance);
        var (said, notUnderstood) = Parts(tokens, storyboard, context);
        return Together(said, notUnderstood, utterance);
    }

    private static (List<Said> Said, List<string> NotUnderstood) Parts(Tokens tokens, Storyboard film, EditContext context)
    {
        var matcher = new Matcher(tokens);
        List<int> starts = [tokens.ClauseAfter(0)];
        for (var i = starts[0]; i < tokens.Count; i++)
        {
            if (tokens.IsBreak(i) && tokens.ClauseAfter(i) is var next && next > starts[^1]) starts.Add(next);
        }

        for (var i = starts.Count - 1; i >= 0; i--) matcher.At(starts[i]);

        List<Said> said = [];
        List<(int From, int To)> unknown = [];
        for (var at = starts[0]; at < tokens.Count;)
        {
            if (matcher.At(at) is { } match)
            {
                var one = new Said(tokens.Raw(at, Math.Min(match.End, tokens.Count)), match, film, context);
                match.Pattern.Run(one);
                said.Add(one);
                at = tokens.ClauseAfter(match.End);
                continue;
            }

            var end = at;
            while (end < tokens.Count && !tokens.IsBreak(end)) end++;
            if (end > at && unknown is [.., var last] && tokens.ClauseAfter(last.To) == at) unknown[^1] = (last.From, end);
            else if (end > at) unknown.Add((at, end));
            at = tokens.ClauseAfter(end);
        }

        return (said, [.. unknown.Select(u => tokens.Raw(u.From, u.To))]);
    }

    private static ChatReading Together(List<Said> said, List<string> notUnderstood, string utterance)
    {
        var version = said.FirstOrDefault(s => s.Version is not null)?.Version;
        EditCommand[] commands = [.. said.SelectMany(s => s.Commands)];
        List<FieldError> problems = [.. said.SelectMany(s => s.Problems)];
        if (version is not null && said.Count > 1)
        {
            problems.Add(new FieldError("message", "asks for another version and for something else at once; only the version was looked at.") { Fix = "Send the rest again, so that you see what it applies to." });
            commands = [];
        }

        if (commands.Length > EditLimits.Commands)
        {
            problems.Add(new FieldError("message", string.Create(CultureInfo.InvariantCulture, $"asks for {commands.Length} changes; {EditLimits.Commands} are the most at once.")) { Fix = "Send it in parts." });
            commands = [];
        }

        if (said.Count == 0 && notUnderstood.Count == 0) notUnderstood = [utterance.Trim()];
        var needsHelp = notUnderstood.Count > 0 || said.Any(s => s.AsksForHelp);
        return new ChatReading
        {
            Commands = commands,
            Version = version,
            Problems = problems,
            Questions = [.. said.SelectMany(s => s.Questions)],
            NotUnderstood = notUnderstood,
            Suggestions = needsHelp ? Suggestions.For(notUnderstood.Count > 0 ? notUnderstood[0] : "") : [],
        };
    }

    private static ChatReading Refused(string message, string? fix) => new() { Problems = [new FieldError("message", message) { Fix = fix }] };
}
