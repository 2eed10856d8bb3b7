using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shouldly;
using VideoGen.Core.Jobs;
using VideoGen.Providers;
using VideoGen.Providers.Secrets;
using VideoGen.RenderWorker.Execution;
using Xunit;

namespace VideoGen.Workers.Tests.Dispatcher;

public sealed class ProviderTests
{
    private static readonly string Key = new('k', 40);

    [Fact]
    public async Task The_plan_step_gets_the_providers_of_configuration_and_database_with_their_keys_encrypted()
    {
        await using var rig = await DispatchRig.StartAsync(Scripts.Succeed, settings: new Dictionary<string, string?>
        {
            ["Secrets__Key"] = Key,
            ["Providers__0__name"] = "configured", ["Providers__0__kind"] = "fal", ["Providers__0__model"] = "m", ["Providers__0__api_key"] = "fal-key-8472",
        });
        await rig.Database.Database.ExecuteAsync(
            """
            insert into providers (name, kind, settings, enabled, position) values
            ('stored', 'comfyui', '{"name":"stored","kind":"comfyui","base_url":"http://gpu:8188"}', true, 1),
            ('off', 'comfyui', '{"name":"off","kind":"comfyui","base_url":"http://gpu:8188"}', false, 0)
            """);

        await rig.UntilAsync(await rig.SubmitAsync(), JobState.Completed);
        await rig.Database.Database.ExecuteAsync("delete from providers");
        await rig.UntilAsync(await rig.SubmitAsync(), JobState.Completed);

        var plans = rig.Worker.Calls.Where(call => call.Plan is not null).ToArray();
        plans[0].Providers.Select(provider => provider.Name).ShouldBe(["configured", "stored"]);
        plans[1].Providers.Select(provider => provider.Name).ShouldBe(["configured"]);
        rig.Worker.Calls.Where(call => call.Plan is null).ShouldAllBe(call => call.Providers.Count == 0);
        foreach (var provider in plans[0].Providers)
            Encoding.Latin1.GetString(Google.Protobuf.MessageExtensions.ToByteArray(provider)).ShouldNotContain("8472");
        using var pool = Pool(Key);
        using var catalog = new JobProviders(pool).Of(plans[0]);
        catalog.All.Select(provider => provider.Name).ShouldBe(["configured", "stored"]);
        using var stranger = Pool(new string('x', 40));
        using var readable = new JobProviders(stranger).Of(plans[0]);
        readable.All.Select(provider => provider.Name).ShouldBe(["stored"]);
    }

    private static ProviderPool Pool(string key) => new(
        new ProviderFactory(TimeProvider.System, NullLogger<ProviderFactory>.Instance), new SecretBox(Options.Create(new SecretsOptions { Key = key })), NullLogger<ProviderPool>.Instance);
}
