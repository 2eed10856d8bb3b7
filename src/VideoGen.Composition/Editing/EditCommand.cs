using VideoGen.Composition.Editing.Commands;
using VideoGen.Composition.Storyboards;
using VideoGen.Core.Errors;

namespace VideoGen.Composition.Editing;

/// <summary>
/// One change that somebody asks of a storyboard. The kinds are listed in <see cref="CommandTypes"/>; they come from the chat's grammar or as
/// JSON through <see cref="EditCommandJson"/>, described by <see cref="EditCommandSchema"/>.
/// </summary>
public abstract record EditCommand
{
    private protected EditCommand()
    {
    }

    /// <summary>Makes the change.</summary>
    /// <param name="storyboard">The film as it is; stays as it is.</param>
    /// <param name="context">What is known of it beyond the document.</param>
    /// <returns>The film as it then is, or all that stands against it. The document obeys <see cref="StoryboardRules"/> as far as it did before.</returns>
    public EditResult Apply(Storyboard storyboard, EditContext context)
    {
        ArgumentNullException.ThrowIfNull(storyboard);
        ArgumentNullException.ThrowIfNull(context);
        var problems = CommandRules.Check(this);
        if (problems.Count > 0) return new EditResult.Refused(problems);

        var work = new Work(storyboard, context);
        if (Edit(work) is not { } edited) return new EditResult.Refused(work.Problems);
        var settled = Settling.Of(edited);

        // What was wrong before may stay wrong: it must not keep anybody from putting something else right.
        var before = StoryboardRules.Check(storyboard).Select(p => p.Field).ToHashSet(StringComparer.Ordinal);
        FieldError[] faults = [.. StoryboardRules.Check(settled).Where(p => !before.Contains(p.Field))];
        return faults.Length > 0 ? new EditResult.Refused(faults) : new EditResult.Done(settled);
    }

    /// <summary>Makes the change to a film that fits the command's form; null after it told <paramref name="work"/> why not.</summary>
    private protected abstract Storyboard? Edit(Work work);
}
