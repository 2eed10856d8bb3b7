using Shouldly;
using VideoGen.Core.Jobs;
using Xunit;

namespace VideoGen.Queue.Tests;

public sealed class QueueNamesTests
{
    [Fact]
    public void Names_that_deployments_rely_on_stay_as_they_are()
    {
        QueueNames.Streams.ShouldBe(["videogen:jobs:high", "videogen:jobs:normal", "videogen:jobs:low"]);
        QueueNames.Group.ShouldBe("dispatchers");
        QueueNames.EventsChannel.ShouldBe("videogen:events");
        QueueNames.ControlChannel.ShouldBe("videogen:control");
        Enum.GetValues<JobPriority>().Select(QueueNames.Stream).ShouldBe(QueueNames.Streams, ignoreOrder: true);
    }
}
