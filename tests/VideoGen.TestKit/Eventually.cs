using System.Diagnostics;
using System.Runtime.CompilerServices;
using VideoGen.TestKit.Servers;

namespace VideoGen.TestKit;

/// <summary>Waits for what happens in other threads and processes: polls until a deadline, never sleeps for a fixed time.</summary>
public static class Eventually
{
    /// <summary>Deadline when a test names none; generous, since machines that run tests are busy.</summary>
    public static readonly TimeSpan DefaultDeadline = TimeSpan.FromSeconds(30);

    /// <summary>Returns as soon as <paramref name="condition"/> holds; throws when it never did.</summary>
    public static Task PollAsync(
        Func<Task<bool>> condition,
        TimeSpan? deadline = null,
        TimeSpan? interval = null,
        [CallerArgumentExpression(nameof(condition))] string what = "") =>
        PollAsync(condition, met => met, deadline, interval, what);

    /// <summary>Returns as soon as <paramref name="condition"/> holds; throws when it never did.</summary>
    public static Task PollAsync(
        Func<bool> condition,
        TimeSpan? deadline = null,
        TimeSpan? interval = null,
        [CallerArgumentExpression(nameof(condition))] string what = "") =>
        PollAsync(() => Task.FromResult(condition()), met => met, deadline, interval, what);

    /// <summary>Probes until <paramref name="accept"/> takes the value, and returns it. The last value or error is in the exception.</summary>
    public static async Task<T> PollAsync<T>(
        Func<Task<T>> probe,
        Func<T, bool> accept,
        TimeSpan? deadline = null,
        TimeSpan? interval = null,
        [CallerArgumentExpression(nameof(probe))] string what = "")
    {
        ArgumentNullException.ThrowIfNull(probe);
        ArgumentNullException.ThrowIfNull(accept);
        var limit = deadline ?? DefaultDeadline;
        var watch = Stopwatch.StartNew();
        Exception? error;
        string last;
        do
        {
            (error, last) = (null, "");
            try
            {
                var value = await probe();
                if (accept(value))
                    return value;
                last = $"{value}";
            }
            catch (Exception e) when (e is not OperationCanceledException and not Xunit.Sdk.XunitException and not ServerExitedException)
            {
                error = e; // servers that are coming up refuse connections; the last error is reported if they never do
            }
            await Task.Delay(interval ?? TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
        while (watch.Elapsed < limit);
        throw new TimeoutException($"Not within {limit.TotalSeconds:0.##} s: {what}. Last: {error?.Message ?? last}", error);
    }
}
