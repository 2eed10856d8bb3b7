using Shouldly;
using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;
using Xunit;

namespace VideoGen.Data.Tests.Jobs;

public sealed class JobEventJsonTests
{
    private static readonly JobEvent Event = new()
    {
        Job = new JobId(Guid.NewGuid()),
        Owner = new UserId(Guid.NewGuid()),
        Seq = 7,
        Type = JobEventType.CancelRequested,
        State = JobState.Running,
        Stage = JobStage.Rendering,
        Progress = 0.5,
        Message = "Scene 2 \"of\" 3",
        PreviewKey = "users/a/b.jpg",
        ExpectedAt = DateTimeOffset.UnixEpoch.AddYears(60),
        Attempt = 2,
        Step = "segment/4",
        StepReused = true,
        SegmentsTotal = 12,
        SegmentsReady = 4,
        At = DateTimeOffset.UnixEpoch.AddYears(59),
    };

    [Fact]
    public void An_event_comes_back_as_it_was_sent()
    {
        var json = JobEventJson.Write(Event);

        json.ShouldContain("\"type\":\"cancel_requested\"");
        json.ShouldContain($"\"job\":\"{Event.Job}\"");
        JobEventJson.Read(json).ShouldBe(Event);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"job":7,"owner":null}""")]
    [InlineData("""{"type":"exploded","state":"running","progress":0,"attempt":1,"at":"2026-01-01T00:00:00Z"}""")]
    public void What_is_no_event_is_none(string json) => JobEventJson.Read(json).ShouldBeNull();
}
