using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;

namespace VideoGen.Data.Chat;

/// <summary>A film with all its versions, of which one is the current.</summary>
public sealed record FilmRecord
{
    /// <summary>Version 1, which may be gone.</summary>
    public required JobId Id { get; init; }

    /// <summary>The current version.</summary>
    public required JobRecord Head { get; init; }

    /// <summary>The version up to which redo goes.</summary>
    public required JobId Tip { get; init; }

    /// <summary>All versions, by number; also those that are gone.</summary>
    public required IReadOnlyList<FilmVersionRow> Versions { get; init; }

    public VersionRef Current => new(Head.Id, Head.Version);

    /// <summary>Earlier versions, the nearest first: each the one that the next was made from.</summary>
    public IReadOnlyList<VersionRef> Earlier => [.. Line(Head.Id).Skip(1).Where(v => !v.IsGone).Select(v => v.Ref)];

    /// <summary>Later versions from which undo came back, the nearest first.</summary>
    public IReadOnlyList<VersionRef> Later
    {
        get
        {
            FilmVersionRow[] line = [.. Line(Tip).TakeWhile(v => v.Ref.Job != Head.Id)];
            return line is [.., { Source: { } first }] && first == Head.Id ? [.. line.Reverse().Where(v => !v.IsGone).Select(v => v.Ref)] : [];
        }
    }

    /// <summary>The version of a number; null when there is none, or none any more.</summary>
    public VersionRef? Numbered(int number) => Versions.FirstOrDefault(v => v.Ref.Number == number && !v.IsGone)?.Ref;

    /// <summary>The version up to which redo goes once another is the current one.</summary>
    public JobId TipAfter(JobId head) => Line(Tip).Any(v => v.Ref.Job == head) ? Tip : head;

    /// <summary>A version and those that it goes back to.</summary>
    private IEnumerable<FilmVersionRow> Line(JobId from)
    {
        for (var at = Of(from); at is not null; at = at.Source is { } source ? Of(source) : null) yield return at;
    }

    private FilmVersionRow? Of(JobId job) => Versions.FirstOrDefault(v => v.Ref.Job == job);
}

/// <summary>A version as the film's list holds it.</summary>
/// <param name="Ref">Which.</param>
/// <param name="Source">The job that it was made from.</param>
/// <param name="IsGone">Whether its owner deleted it.</param>
public sealed record FilmVersionRow(VersionRef Ref, JobId? Source, bool IsGone);
