using Shouldly;
using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;
using Xunit;

namespace VideoGen.Data.Tests.Jobs;

public sealed class JobEventJsonTests
{
    [Fact]
    public void An_event_survives_the_way_between_processes()
    {
        var sent = new JobEvent
        {
            Job = new JobId(Guid.NewGuid()),
            Owner = new UserId(Guid.NewGuid()),
            Seq = 7,
            Type = JobEventType.CancelRequested,
            State = JobState.Running,
            Stage = JobStage.Mixing,
            Progress = 0.25,
            Message = "50 % of \"it\" 🎬",
            Attempt = 2,
            Step = "audio",
            StepReused = false,
            At = DateTimeOffset.UnixEpoch,
        };

        JobEventJson.Read(JobEventJson.Write(sent)).ShouldBe(sent);
    }
}
