using System.Text.Json;
using Shouldly;
using VideoGen.Contracts.Render.V1;
using VideoGen.Core.Jobs;
using VideoGen.TestKit;
using Xunit;

namespace VideoGen.Workers.Tests.Dispatcher;

public sealed class NoticeTests
{
    [Fact]
    public async Task What_providers_did_is_in_the_history_and_a_warning_once_with_the_job()
    {
        await using var rig = await DispatchRig.StartAsync(async (request, events, call) =>
        {
            if (request.Plan is not null)
            {
                var cost = new Cost { Amount = "0.25", Currency = "USD" };
                await events.WriteAsync(Note("asking"), call.CancellationToken);
                await events.WriteAsync(Note("done", n => n.Costs.Add(cost)), call.CancellationToken);
                for (var i = 0; i < 2; i++)
                    await events.WriteAsync(Note("built_in", n => n.Warning = new Warning { Path = "$.scenes[1].visual", Code = "visual_not_made", Message = "It's gone.", Fix = "Ask." }), call.CancellationToken);
            }

            await Scripts.Succeed(request, events, call);
        });

        var job = await rig.UntilAsync(await rig.SubmitAsync(), JobState.Completed);

        JsonDocument.Parse(job.Warnings.ShouldNotBeNull()).RootElement.EnumerateArray().ShouldHaveSingleItem().GetProperty("message").GetString().ShouldBe("It's gone.");
        var notes = (await rig.Jobs.EventsAsync(rig.Owner, job.Id, 0, 100, CancellationToken.None)).Where(e => e.Note is not null).ToArray();
        notes.Select(e => (e.Step, e.Note!.Action, e.Note.Provider)).ShouldBe([("visual/s2", "asking", "gpu"), ("visual/s2", "done", "gpu"), ("visual/s2", "built_in", "gpu"), ("visual/s2", "built_in", "gpu")]);
        notes[1].Note!.Costs.ShouldHaveSingleItem().Amount.ShouldBe(0.25m);
        (await rig.CountAsync("select count(*) from provider_uses where provider = 'gpu' and purpose = 'visual' and amount = 0.25 and currency = 'USD'")).ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancelling_tells_providers_that_work_for_the_film(bool isOpen)
    {
        await using var rig = await DispatchRig.StartAsync(async (request, events, call) =>
        {
            if (request.Abandon is not null)
            {
                await events.WriteAsync(new RenderEvent { Abandoned = new Abandoned { Told = 1 } }, call.CancellationToken);
                return;
            }

            await events.WriteAsync(Note("taken"), call.CancellationToken);
            if (!isOpen)
                await events.WriteAsync(Note("done"), call.CancellationToken);
            await Scripts.RunForEver(request, events, call);
        });
        var id = await rig.SubmitAsync();
        await Eventually.PollAsync(async () => (await rig.Jobs.EventsAsync(rig.Owner, id, 0, 100, CancellationToken.None)).Any(e => e.Note?.Action == (isOpen ? "taken" : "done")));

        await rig.Jobs.CancelAsync(rig.Owner, id, CancellationToken.None);
        rig.Signals.RequestCancel(id);
        await rig.UntilAsync(id, JobState.Cancelled);

        rig.Worker.Calls.Count(call => call.Abandon is not null && call.JobId == id.ToString()).ShouldBe(isOpen ? 1 : 0);
    }

    private static RenderEvent Note(string action, Action<Notice>? more = null)
    {
        var notice = new Notice { Name = "visual/s2", Action = action, Provider = "gpu" };
        more?.Invoke(notice);
        return new RenderEvent { Notice = notice };
    }
}
