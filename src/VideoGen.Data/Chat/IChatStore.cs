using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;

namespace VideoGen.Data.Chat;

/// <summary>What is said about an owner's films, and the versions that come of it. Text is refused as in <see cref="IJobStore"/>.</summary>
public interface IChatStore
{
    /// <summary>The film that a job is a version of; null when the owner has no such job.</summary>
    Task<FilmRecord?> FilmAsync(UserId owner, JobId job, CancellationToken ct);

    /// <summary>All jobs that go back to one job, with that one, oldest first, without assets, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<JobRecord>> FamilyAsync(UserId owner, JobId root, int limit, CancellationToken ct);

    /// <summary>How many jobs of an origin were made from a job, with those that are gone.</summary>
    Task<int> ChildrenAsync(JobRecord job, JobOrigin origin, CancellationToken ct);

    /// <summary>The current versions of films, for those that have been talked about.</summary>
    Task<IReadOnlySet<JobId>> HeadsAsync(UserId owner, IReadOnlyCollection<JobId> films, CancellationToken ct);

    /// <summary>Messages of a film, newest first, at most <paramref name="limit"/>, only older than <paramref name="before"/> when that is given.</summary>
    Task<IReadOnlyList<ChatMessage>> MessagesAsync(UserId owner, JobId film, Guid? before, int limit, CancellationToken ct);

    /// <summary>One message of a film; null when there is none of that id.</summary>
    Task<ChatMessage?> MessageAsync(UserId owner, JobId film, Guid id, CancellationToken ct);

    /// <summary>What a key stored before; null when it was not used. <see cref="ChatResult.Replayed"/> or <see cref="ChatResult.KeyReused"/>.</summary>
    Task<ChatResult?> EarlierAsync(UserId owner, Idempotency key, CancellationToken ct);

    /// <summary>Stores a message and does what it does, in one transaction. Safe to repeat with the same key.</summary>
    /// <param name="said">The message.</param>
    /// <param name="step">What it does; null for nothing.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<ChatResult> SayAsync(NewChatMessage said, ChatStep? step, CancellationToken ct);
}
