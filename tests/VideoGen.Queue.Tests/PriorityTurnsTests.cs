using Shouldly;
using VideoGen.Core.Jobs;
using Xunit;

namespace VideoGen.Queue.Tests;

public sealed class PriorityTurnsTests
{
    [Fact]
    public void In_a_flood_each_class_gets_its_share_of_every_ten_turns()
    {
        var turns = new PriorityTurns();
        var all = Enum.GetValues<JobPriority>().ToHashSet();

        for (var round = 0; round < 5; round++)
        {
            var ten = Enumerable.Range(0, 10).Select(_ => turns.Next(all)).CountBy(p => p).ToDictionary();
            ten.ShouldBe(new Dictionary<JobPriority, int> { [JobPriority.High] = 6, [JobPriority.Normal] = 3, [JobPriority.Low] = 1 }, ignoreOrder: true);
        }
    }

    [Fact]
    public void A_class_alone_gets_every_turn_and_owes_nothing_for_it()
    {
        var turns = new PriorityTurns();

        Enumerable.Range(0, 100).Select(_ => turns.Next(new HashSet<JobPriority> { JobPriority.Low })).ShouldAllBe(p => p == JobPriority.Low);

        turns.Next(new HashSet<JobPriority> { JobPriority.Low, JobPriority.High }).ShouldBe(JobPriority.High);
    }
}
