using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Shouldly;
using VideoGen.Core.Providers;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Tests.ComfyUi;
using Xunit;

namespace VideoGen.Providers.Tests.Configuration;

public sealed class ProvidersOptionsTests
{
    [Fact]
    public void Providers_come_from_the_configuration_in_their_order()
    {
        using var host = Host(
            ("Providers:0:name", "gpu"), ("Providers:0:kind", "comfyui"), ("Providers:0:base_url", "http://gpu:8188"), ("Providers:0:workflows:default", Workflows.TextToVideo),
            ("Secrets:Key", new string('k', 40)), ("Providers:1:name", "cloud"), ("Providers:1:kind", "replicate"), ("Providers:1:api_key", " r8_secret "), ("Providers:1:model", "o/m"),
            ("Providers:1:inputs:seed", "seed"), ("Providers:1:prices:0:per", "second"), ("Providers:1:prices:0:amount", "0.05"),
            ("Providers:2:name", "words"), ("Providers:2:kind", "openai-chat"), ("Providers:2:base_url", "http://llm:8000/v1"), ("Providers:2:model", "qwen"), ("Providers:2:concurrency", "2"));

        var options = host.Services.GetRequiredService<IOptions<ProvidersOptions>>().Value;
        using var catalog = host.Services.GetRequiredService<ProviderPool>().Rent(options.Items);

        catalog.For(MediaKind.Video).Select(provider => provider.Name).ShouldBe(["gpu", "cloud"]);
        catalog.Find("cloud")!.Capability.Paid.ShouldBeTrue();
        catalog.Find("gpu")!.Capability.Paid.ShouldBeFalse();
        catalog.Find("cloud")!.Capability.Prices.ShouldBe([new Price(PriceUnit.Second, 0.05m, "USD")]);
        catalog.Find("words")!.Capability.Concurrency.ShouldBe(2);
        options.Items[1].ApiKey.Reveal().ShouldBe("r8_secret");
        options.Items[1].ToString().ShouldContain("ApiKey = ***");
    }

    [Fact]
    public async Task No_providers_are_no_problem()
    {
        using var host = Host();

        await host.StartAsync();

        host.Services.GetRequiredService<ProviderDirectory>().Configured.ShouldBeEmpty();
    }

    [Fact]
    public async Task Keys_that_could_not_be_handed_on_encrypted_end_the_start()
    {
        using var host = Host(("Providers:0:name", "a"), ("Providers:0:kind", "fal"), ("Providers:0:model", "m"), ("Providers:0:api_key", "k-1234"));
        using var weak = Host(("Secrets:Key", "short"));

        (await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync())).Message.ShouldContain("Secrets:Key must be set");
        (await Should.ThrowAsync<OptionsValidationException>(() => weak.StartAsync())).Message.ShouldContain("at least 32 characters");
    }

    [Theory]
    [InlineData("name", "GPU 1", "name must be 1 to 40 lower-case letters")]
    [InlineData("kind", "sora", "kind must be one of openai-videos, comfyui")]
    [InlineData("base_url", "ftp://gpu", "base_url must be an http or https address")]
    [InlineData("base_url", "http://user:pw@gpu", "base_url must be an http or https address")]
    [InlineData("base_url", "", "base_url must be set: openai-videos has no address of its own")]
    [InlineData("base_url", "https://api.openai.com/v1", "OpenAI ended its video service on 2026-09-24")]
    [InlineData("dialect", "sora", "dialect must be one of openai, vllm-omni, sglang")]
    [InlineData("model", "../x", "model must be at most 200")]
    [InlineData("api_key", "a\nb", "api_key must be printable ASCII")]
    [InlineData("concurrency", "0", "concurrency must be 1 to 64")]
    [InlineData("media", "text", "media must be one of video")]
    [InlineData("sizes:0", "big", "sizes[0] must look like 1280x720")]
    [InlineData("prices:0:per", "hour", "prices[0].per must be second, item")]
    [InlineData("webhook_url", "http://x", "webhook_url is not used with openai-videos")]
    [InlineData("workflows:default", "{}", "workflows means nothing for openai-videos")]
    [InlineData("inputs:seed", "seed", "inputs and defaults mean nothing for openai-videos")]
    public async Task A_mistake_ends_the_start_and_says_where_it_is(string field, string value, string message)
    {
        using var host = Host(
            ("Providers:0:name", "gpu"), ("Providers:0:kind", "openai-videos"), ("Providers:0:dialect", "openai"), ("Providers:0:base_url", "http://gpu:8091/v1"),
            ($"Providers:0:{field}", value));

        var error = await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync());

        error.Failures.ShouldContain(failure => failure.Contains("Providers:0:") && failure.Contains(message));
    }

    [Fact]
    public async Task A_vendor_without_its_key_and_two_of_one_name_are_mistakes()
    {
        using var host = Host(
            ("Providers:0:name", "a"), ("Providers:0:kind", "fal"), ("Providers:0:model", "m"),
            ("Providers:1:name", "a"), ("Providers:1:kind", "openai-chat"), ("Providers:1:model", "m"));

        var error = await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync());

        error.Failures.Count().ShouldBe(3);
        error.Message.ShouldContain("the name \"a\" is used 2 times");
    }

    [Theory]
    [InlineData(ProviderKinds.OpenAiVideos, "video")]
    [InlineData(ProviderKinds.ComfyUi, "image")]
    [InlineData(ProviderKinds.Chat, "text")]
    [InlineData(ProviderKinds.Speech, "speech")]
    [InlineData(ProviderKinds.Images, "image")]
    [InlineData(ProviderKinds.Gemini, "speech")]
    [InlineData(ProviderKinds.Veo, "video")]
    [InlineData(ProviderKinds.Interactions, "video")]
    [InlineData(ProviderKinds.Replicate, "music")]
    [InlineData(ProviderKinds.Fal, "image")]
    [InlineData(ProviderKinds.ElevenLabs, "music")]
    public void Every_kind_has_an_adapter(string kind, string media)
    {
        var factory = new ProviderFactory(TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<ProviderFactory>.Instance);

        var provider = factory.Create(new ProviderSettings
        {
            Name = "x", Kind = kind, BaseUrl = "http://server", ApiKey = new Secret("key-123"), Model = "m", Media = media, Dialect = kind == ProviderKinds.OpenAiVideos ? "sglang" : "",
        });

        provider.Capability.Kind.ToString().ShouldBe(media, StringCompareShould.IgnoreCase);
        (provider as IDisposable)!.Dispose();
    }

    private static IHost Host(params (string Key, string Value)[] settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings.Reverse().DistinctBy(pair => pair.Key).Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)));
        builder.AddVideoGenProviderDirectory(_ => _ => Task.FromResult<IReadOnlyList<ProviderEntry>>([]));
        return builder.Build();
    }
}
