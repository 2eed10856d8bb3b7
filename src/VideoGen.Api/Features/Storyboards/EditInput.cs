using System.Globalization;
using VideoGen.Composition.Editing;
using VideoGen.Core.Errors;
using VideoGen.Core.Requests;

namespace VideoGen.Api.Features.Storyboards;

/// <summary>Reads what is to change: words or typed commands.</summary>
internal static class EditInput
{
    private const int SceneIdLength = 64;

    /// <summary>Checks a request for changes and reads its commands.</summary>
    /// <param name="body">The request.</param>
    /// <param name="problems">Gets everything that is wrong with it.</param>
    /// <returns>The commands; none where words were given.</returns>
    public static IReadOnlyList<EditCommand> Read(ChangeBody body, List<FieldError> problems)
    {
        if (body.Message is null == body.Commands is null)
            problems.Add(new("message", "or commands must be given, and not both."));
        else if (body.Message is { } message && TextRules.Fault(message, EditLimits.MessageLength) is { } fault)
            problems.Add(new("message", fault));
        if (body.CurrentScene is { } scene && TextRules.LineFault(scene, SceneIdLength) is { } sceneFault)
            problems.Add(new("current_scene", sceneFault));
        return Commands(body, problems);
    }

    private static List<EditCommand> Commands(ChangeBody body, List<FieldError> problems)
    {
        List<EditCommand> commands = [];
        if (body.Commands is not { } given)
            return commands;
        if (given.Count is 0 or > EditLimits.Commands)
            problems.Add(new("commands", $"must be 1 to {EditLimits.Commands.ToString(CultureInfo.InvariantCulture)}."));
        foreach (var (json, i) in given.Take(EditLimits.Commands).Select((json, i) => (json, i)))
        {
            if (EditCommandJson.Read(json.GetRawText(), out var faults) is { } command)
                commands.Add(command);
            problems.AddRange(faults.Select(f => f with { Field = string.Create(CultureInfo.InvariantCulture, $"commands[{i}].{f.Field}") }));
        }

        return commands;
    }
}
