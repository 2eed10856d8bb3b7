using Shouldly;
using VideoGen.Core.Jobs;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Workers.Tests.Dispatcher;

public sealed class BudgetTests
{
    [Fact]
    public async Task What_steps_take_is_counted_and_paid_providers_stay_within_the_budget()
    {
        await using var model = await FakeServer.StartAsync();
        await using var rig = await DispatchRig.StartAsync(Scripts.Succeed);
        await rig.Database.Database.ExecuteAsync(
            $$"""
            insert into budgets (owner_id, money, currency) values ('{{rig.Owner}}', 1, 'USD');
            insert into provider_uses (owner_id, provider, model, purpose, amount, currency) values ('{{rig.Owner}}', 'paid', 'm', 'plan', 1.5, 'USD');
            insert into providers (name, kind, settings, position) values
            ('paid', 'openai-chat', '{"name":"paid","kind":"openai-chat","base_url":"{{model.Url.ToString().TrimEnd('/')}}","model":"m","prices":[{"per":"item","amount":1}]}', 0),
            ('free', 'comfyui', '{"name":"free","kind":"comfyui","base_url":"http://gpu:8188"}', 1)
            """);

        var job = await rig.UntilAsync(await rig.SubmitAsync(), JobState.Completed);
        await rig.UntilAsync(await rig.SubmitAsync(), JobState.Completed);

        job.CpuSeconds.ShouldBe(4 * 1.5, 1e-6); // three segments and the sound
        (job.Planner, job.Cost).ShouldBe(("builtin", null));
        job.Warnings!.ShouldContain("is used up");
        model.Requests.ShouldBeEmpty();
        rig.Worker.Calls.First(call => call.Plan is not null).Providers.Select(provider => provider.Name).ShouldBe(["free"]);
        (await rig.CountAsync($"select round(cpu_seconds * 10)::bigint from usage_months where owner_id = '{rig.Owner}'")).ShouldBe(120);
    }
}
