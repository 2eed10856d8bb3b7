using VideoGen.Data.Jobs;
using VideoGen.Queue;

namespace VideoGen.Dispatcher;

/// <summary>Tells the API's processes about events whose rows are written. May be lost; they find the rows.</summary>
internal sealed class EventPublisher(JobSignals signals)
{
    public void Publish(JobEvent? written)
    {
        if (written is not null)
            signals.Publish(JobEventJson.Write(written));
    }
}
