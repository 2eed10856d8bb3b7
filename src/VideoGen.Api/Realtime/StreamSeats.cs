using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using VideoGen.Api.Limits;
using VideoGen.Core.Jobs;

namespace VideoGen.Api.Realtime;

/// <summary>How many streams each user holds open on this replica; over the limit there is no seat.</summary>
internal sealed class StreamSeats(IOptions<LimitsOptions> options)
{
    private readonly ConcurrentDictionary<UserId, int> _taken = new();

    /// <summary>A seat to dispose at the end; null when all are taken.</summary>
    public IDisposable? Take(UserId user)
    {
        var taken = _taken.AddOrUpdate(user, 1, (_, n) => n + 1);
        var seat = new Seat(this, user);
        if (taken <= options.Value.StreamsPerUser)
            return seat;
        seat.Dispose();
        return null;
    }

    private void Leave(UserId user)
    {
        if (_taken.AddOrUpdate(user, 0, (_, n) => n - 1) <= 0)
            ((ICollection<KeyValuePair<UserId, int>>)_taken).Remove(new(user, 0));
    }

    private sealed class Seat(StreamSeats seats, UserId user) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
                seats.Leave(user);
        }
    }
}
