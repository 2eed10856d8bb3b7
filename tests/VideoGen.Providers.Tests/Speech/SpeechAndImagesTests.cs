using Shouldly;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Requests;
using VideoGen.Providers.Tests.Fakes;
using VideoGen.Providers.Tickets;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Providers.Tests.Speech;

public sealed class SpeechAndImagesTests : IAsyncLifetime
{
    private Rig rig = null!; // xunit starts before each test.

    public async Task InitializeAsync() => rig = await Rig.StartAsync();

    public async Task DisposeAsync() => await rig.DisposeAsync();

    [Fact]
    public async Task Speech_comes_as_a_file_and_without_times()
    {
        rig.Server.On("POST /v1/audio/speech", Reply.Bytes(Samples.Wav(1000), "application/octet-stream"));
        var provider = rig.Provider(rig.Settings(ProviderKinds.Speech, "v1"));

        var creation = await provider.CreateAsync(new SpeechRequest { Key = Guid.NewGuid(), Prompt = "Hello", Voice = "coral", Speed = 1.4, Instructions = "calm" }, CancellationToken.None);
        var (outcome, bytes) = await Rig.FetchAsync(provider, creation.State!.Results[0]);

        rig.Server.Requests.Single().Text.ShouldBe("""{"model":"model-1","input":"Hello","voice":"coral","response_format":"wav","speed":1.4,"instructions":"calm"}""");
        outcome.MediaType.ShouldBe("audio/wav");
        bytes.Length.ShouldBe(1044);
        provider.Capability.WordTimes.ShouldBeFalse();
    }

    [Fact]
    public async Task Speech_that_is_a_page_of_HTML_is_refused_when_it_is_fetched()
    {
        rig.Server.On("POST /v1/audio/speech", Reply.Bytes("<html>busy</html>"u8.ToArray(), "audio/wav"));
        var provider = rig.Provider(rig.Settings(ProviderKinds.Speech, "v1"));

        var creation = await provider.CreateAsync(new SpeechRequest { Key = Guid.NewGuid(), Prompt = "Hello" }, CancellationToken.None);

        (await Rig.FetchAsync(provider, creation.State!.Results[0])).Outcome.Error!.Fault.ShouldBe(ProviderFault.WrongType);
    }

    [Theory]
    [InlineData("gpt-image-1.5", """{"model":"gpt-image-1.5","prompt":"A boat","n":1,"size":"1024x1024","quality":"low","output_format":"png"}""")]
    [InlineData("sdxl", """{"model":"sdxl","prompt":"A boat","n":1,"size":"1024x1024","response_format":"b64_json"}""")]
    public async Task Images_are_asked_for_as_the_model_takes_it(string model, string body)
    {
        rig.Server.On("POST /v1/images/generations", Reply.Json($$"""{"data":[{"b64_json":"{{Convert.ToBase64String(Samples.Png)}}"}]}"""));
        var provider = rig.Provider(rig.Settings(ProviderKinds.Images, "v1", model));

        var creation = await provider.CreateAsync(AnImage(), CancellationToken.None);

        rig.Server.Requests.Single().Text.ShouldBe(body);
        (await Rig.FetchAsync(provider, creation.State!.Results[0])).Outcome.MediaType.ShouldBe("image/png");
    }

    [Fact]
    public async Task An_image_that_the_rules_block_is_told_apart()
    {
        rig.Server.On("POST /v1/images/generations", Reply.Json("""{"error":{"code":"moderation_blocked","message":"Your request was rejected"}}""", 400));

        var creation = await rig.Provider(rig.Settings(ProviderKinds.Images, "v1")).CreateAsync(AnImage(), CancellationToken.None);

        creation.Error!.Fault.ShouldBe(ProviderFault.Safety);
    }

    private static ImageRequest AnImage() => new() { Key = Guid.NewGuid(), Prompt = "A boat", Size = new FrameSize(1024, 1024), Quality = ImageQuality.Fast };
}
