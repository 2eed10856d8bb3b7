using System.Globalization;

namespace VideoGen.Core.Jobs;

/// <summary>Identity of a user: the owner of jobs, assets and keys.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct UserId(Guid Value)
{
    /// <summary>The form with hyphens.</summary>
    public override string ToString() => Value.ToString("D", CultureInfo.InvariantCulture);
}
