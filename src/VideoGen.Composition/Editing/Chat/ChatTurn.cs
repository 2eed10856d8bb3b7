using VideoGen.Composition.Editing.Diff;
using VideoGen.Composition.Storyboards;
using VideoGen.Core.Errors;

namespace VideoGen.Composition.Editing.Chat;

/// <summary>A message, what it did to the film, and the answer.</summary>
public sealed record ChatTurn
{
    /// <summary>What was understood.</summary>
    public required ChatReading Reading { get; init; }

    /// <summary>The film afterwards; the one from before where nothing was changed.</summary>
    public required Storyboard Storyboard { get; init; }

    /// <summary>Everything that changed, as one undoable step.</summary>
    public required IReadOnlyList<StoryboardChange> Changes { get; init; }

    /// <summary>What could not be done, by the grammar's knowledge and by the commands'.</summary>
    public required IReadOnlyList<FieldError> Problems { get; init; }

    /// <summary>The answer, a plain sentence for each change and for each thing that was not done.</summary>
    public required IReadOnlyList<string> Reply { get; init; }

    /// <summary>Reads a message and does what it asks for. A version that is asked for is left to whoever stores versions.</summary>
    /// <param name="utterance">What somebody wrote.</param>
    /// <param name="storyboard">The film.</param>
    /// <param name="context">What is known beyond it.</param>
    public static ChatTurn Take(string utterance, Storyboard storyboard, EditContext context) =>
        Of(ChatGrammar.Read(utterance, storyboard, context), storyboard, context);

    /// <summary>Does what a reading asks for; also for readings that a language model made.</summary>
    /// <param name="reading">Commands and what stood beside them.</param>
    /// <param name="storyboard">The film.</param>
    /// <param name="context">What is known beyond it.</param>
    public static ChatTurn Of(ChatReading reading, Storyboard storyboard, EditContext context)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(storyboard);
        var film = storyboard;
        List<FieldError> problems = [.. reading.Problems];
        foreach (var command in reading.Commands)
        {
            switch (command.Apply(film, context))
            {
                case EditResult.Done(var edited):
                    film = edited;
                    break;
                case EditResult.Refused(var faults):
                    problems.AddRange(faults.Where(f => !problems.Contains(f)));
                    break;
            }
        }

        var changes = StoryboardDiff.Between(storyboard, film);
        return new ChatTurn { Reading = reading, Storyboard = film, Changes = changes, Problems = problems, Reply = ChatReply.Of(reading, changes, problems) };
    }
}
