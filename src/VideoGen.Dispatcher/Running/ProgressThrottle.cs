using VideoGen.Data.Dispatch;

namespace VideoGen.Dispatcher.Running;

/// <summary>Lets progress through when there is something to see: a new stage at once, else at most one step of 1 % per interval.</summary>
internal sealed class ProgressThrottle(TimeSpan interval, TimeProvider time)
{
    private const double Step = 0.01;
    private JobProgress? _shown;
    private long _at;

    public bool Shows(JobProgress next)
    {
        if (_shown is { } shown && next.Stage == shown.Stage)
        {
            var moved = next.Fraction - shown.Fraction >= Step || next.PreviewKey != shown.PreviewKey || next.Message != shown.Message;
            if (!moved || time.GetElapsedTime(_at) < interval)
                return false;
        }
        (_shown, _at) = (next, time.GetTimestamp());
        return true;
    }
}
