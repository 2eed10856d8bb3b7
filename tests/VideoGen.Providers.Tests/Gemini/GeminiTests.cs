using Shouldly;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Requests;
using VideoGen.Providers.Tests.Fakes;
using VideoGen.Providers.Tickets;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Providers.Tests.Gemini;

public sealed class GeminiTests : IAsyncLifetime
{
    private const string Path = "POST /v1beta/models/model-1:generateContent";
    private Rig rig = null!; // xunit starts before each test.

    public async Task InitializeAsync() => rig = await Rig.StartAsync();

    public async Task DisposeAsync() => await rig.DisposeAsync();

    [Fact]
    public async Task JSON_follows_the_schema_that_was_sent()
    {
        rig.Server.On(Path, Reply.Json("""{"candidates":[{"content":{"parts":[{"text":"{\"a\":"},{"text":"1}"}]},"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":10,"candidatesTokenCount":20}}"""));

        var creation = await Provider().CreateAsync(AQuestion() with { Instructions = "Plan." }, CancellationToken.None);

        creation.State!.Results[0].Text.ShouldBe("""{"a":1}""");
        creation.State.Used[PriceUnit.MillionOutputTokens].ShouldBe(0.00002m);
        var sent = rig.Server.Requests.Single();
        sent.Headers["x-goog-api-key"].ShouldBe(Rig.Key);
        sent.Query.ShouldBeEmpty();
        sent.Text.ShouldBe("""{"contents":[{"role":"user","parts":[{"text":"Tides"}]}],"generationConfig":{"maxOutputTokens":8192,"responseMimeType":"application/json","responseJsonSchema":{"type":"object"}},"systemInstruction":{"parts":[{"text":"Plan."}]}}""");
    }

    [Fact]
    public async Task A_wait_in_the_body_is_kept_to()
    {
        rig.Server.On(Path,
            Reply.Json("""[{"error":{"code":429,"message":"Quota","status":"RESOURCE_EXHAUSTED","details":[{"@type":"type.googleapis.com/google.rpc.QuotaFailure"},{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"34s"}]}}]""", 429),
            Reply.Json("""{"candidates":[{"content":{"parts":[{"text":"{}"}]},"finishReason":"STOP"}]}"""));

        (await Provider().CreateAsync(AQuestion(), CancellationToken.None)).State!.Status.ShouldBe(RemoteStatus.Succeeded);

        rig.Time.Waits.ShouldBe([TimeSpan.FromSeconds(34)]);
    }

    [Theory]
    [InlineData("""{"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"}}""", ProviderFault.Safety)]
    [InlineData("""{"candidates":[{"finishReason":"SAFETY"}]}""", ProviderFault.Safety)]
    [InlineData("""{"candidates":[{"finishReason":"MAX_TOKENS","content":{"parts":[{"text":"{"}]}}]}""", ProviderFault.Incomplete)]
    [InlineData("""{}""", ProviderFault.BadAnswer)]
    public async Task Answers_that_are_none_are_told_apart(string answer, ProviderFault fault)
    {
        rig.Server.On(Path, Reply.Json(answer));

        (await Provider().CreateAsync(AQuestion(), CancellationToken.None)).State!.Error!.Fault.ShouldBe(fault);
    }

    [Fact]
    public async Task Bare_samples_become_a_file()
    {
        rig.Server.On(Path, Reply.Json($$$"""{"candidates":[{"content":{"parts":[{"inlineData":{"mimeType":"audio/L16;codec=pcm;rate=24000","data":"{{{Convert.ToBase64String(new byte[480])}}}"}}]},"finishReason":"STOP"}]}"""));
        var provider = Provider("speech");

        var creation = await provider.CreateAsync(new SpeechRequest { Key = Guid.NewGuid(), Prompt = "Hello", Voice = "Puck" }, CancellationToken.None);
        var (outcome, bytes) = await Rig.FetchAsync(provider, creation.State!.Results[0]);

        outcome.MediaType.ShouldBe("audio/wav");
        BitConverter.ToInt32(bytes, 24).ShouldBe(24_000);
        BitConverter.ToInt32(bytes, 40).ShouldBe(480);
        rig.Server.Requests.Single().Text.ShouldContain("""
            "responseModalities":["AUDIO"],"speechConfig":{"voiceConfig":{"prebuiltVoiceConfig":{"voiceName":"Puck"}}}
            """);
    }

    [Fact]
    public async Task Images_keep_the_shape_and_take_references()
    {
        rig.Server.On(Path, Reply.Json($$$"""{"candidates":[{"content":{"parts":[{"text":"Here"},{"inlineData":{"mimeType":"image/png","data":"{{{Convert.ToBase64String(Samples.Png)}}}"}}]},"finishReason":"STOP"}]}"""));
        var provider = Provider("image");

        var creation = await provider.CreateAsync(
            new ImageRequest { Key = Guid.NewGuid(), Prompt = "A boat", Size = new FrameSize(1080, 1920), References = [new Reference(Samples.Jpeg, "image/jpeg")] }, CancellationToken.None);

        (await Rig.FetchAsync(provider, creation.State!.Results[0])).Outcome.Error.ShouldBeNull();
        var sent = rig.Server.Requests.Single().Json;
        sent.GetProperty("generationConfig").GetProperty("imageConfig").GetProperty("aspectRatio").GetString().ShouldBe("9:16");
        sent.GetProperty("contents")[0].GetProperty("parts")[1].GetProperty("inlineData").GetProperty("mimeType").GetString().ShouldBe("image/jpeg");
    }

    [Fact]
    public async Task A_wrong_key_is_said_to_be_so()
    {
        rig.Server.On(Path, Reply.Json("""{"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT"}}""", 400));

        (await Provider().CreateAsync(AQuestion(), CancellationToken.None)).Error!.Fault.ShouldBe(ProviderFault.Unauthorized);
    }

    private IProvider Provider(string media = "")
    {
        var settings = rig.Settings(ProviderKinds.Gemini, "v1beta");
        settings.Media = media;
        return rig.Provider(settings);
    }

    private static TextRequest AQuestion() => new() { Key = Guid.NewGuid(), Prompt = "Tides", Schema = new TextSchema("plan", """{"type":"object"}""") };
}
