using VideoGen.Core.Jobs;

namespace VideoGen.Data.Scopes;

/// <summary>
/// Whose rows the database shows to this flow of execution. Nothing is visible outside a scope. Scopes follow await and end with
/// their disposal; the innermost counts. A connection takes the scope of the moment at which it is opened.
/// </summary>
public interface IOwnerScope
{
    /// <summary>Shows the rows of one owner.</summary>
    IDisposable Enter(UserId owner);

    /// <summary>Shows users, API keys and refresh tokens of everyone, and nothing else: for finding out who is calling.</summary>
    IDisposable EnterIdentity();
}
