using System.Text.Json;
using Shouldly;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.ElevenLabs;
using VideoGen.Providers.Requests;
using VideoGen.Providers.Tests.Fakes;
using VideoGen.Providers.Tickets;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Providers.Tests.ElevenLabs;

public sealed class ElevenLabsTests : IAsyncLifetime
{
    private const string Path = "POST /v1/text-to-speech/voice-1/with-timestamps";
    private Rig rig = null!; // xunit starts before each test.

    public async Task InitializeAsync() => rig = await Rig.StartAsync();

    public async Task DisposeAsync() => await rig.DisposeAsync();

    [Fact]
    public async Task Speech_comes_with_the_time_of_each_word()
    {
        rig.Server.On(Path, Reply.Json($$$"""{"audio_base64":"{{{Convert.ToBase64String(Samples.Mp3)}}}","alignment":{"characters":["H","i"," ","y","o","u","."],"character_start_times_seconds":[0,0.1,0.2,0.3,0.4,0.5,0.6],"character_end_times_seconds":[0.1,0.2,0.3,0.4,0.5,0.6,0.7]},"normalized_alignment":null}"""));
        var provider = Provider();

        var creation = await provider.CreateAsync(new SpeechRequest { Key = Guid.NewGuid(), Prompt = "Hi you.", Language = "en-GB", Seed = 5, Speed = 1.1 }, CancellationToken.None);
        var result = creation.State!.Results.ShouldHaveSingleItem();

        result.Words.ShouldBe([new WordTime("Hi", TimeSpan.Zero, TimeSpan.FromSeconds(0.2)), new WordTime("you.", TimeSpan.FromSeconds(0.3), TimeSpan.FromSeconds(0.7))]);
        (await Rig.FetchAsync(provider, result)).Outcome.MediaType.ShouldBe("audio/mpeg");
        var sent = rig.Server.Requests.Single();
        sent.Query.ShouldBe("?output_format=mp3_44100_128");
        sent.Headers["xi-api-key"].ShouldBe(Rig.Key);
        sent.Text.ShouldBe("""{"text":"Hi you.","model_id":"model-1","language_code":"en","seed":5,"voice_settings":{"speed":1.1}}""");
    }

    [Theory]
    [InlineData("""{"detail":{"status":"quota_exceeded","message":"This request exceeds your quota"}}""", 401, ProviderFault.Billing)]
    [InlineData("""{"detail":{"status":"invalid_api_key","message":"Invalid API key"}}""", 401, ProviderFault.Unauthorized)]
    [InlineData("""{"detail":{"status":"voice_not_found","message":"A voice was not found"}}""", 400, ProviderFault.NotFound)]
    [InlineData("""{"detail":[{"loc":["body","text"],"msg":"field required","type":"missing"}]}""", 422, ProviderFault.InvalidRequest)]
    public async Task Errors_are_told_apart_and_not_repeated(string body, int status, ProviderFault fault)
    {
        rig.Server.On(Path, Reply.Json(body, status));

        (await Provider().CreateAsync(ASentence(), CancellationToken.None)).Error!.Fault.ShouldBe(fault);

        rig.Server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("too_many_concurrent_requests")]
    [InlineData("system_busy")]
    public async Task Both_kinds_of_being_busy_are_waited_for(string status)
    {
        rig.Server.On(Path, Reply.Json($$$"""{"detail":{"status":"{{{status}}}","message":"busy"}}""", 429), Reply.Json($$"""{"audio_base64":"{{Convert.ToBase64String(Samples.Mp3)}}"}"""));

        var creation = await Provider().CreateAsync(ASentence(), CancellationToken.None);

        creation.State!.Results[0].Words.ShouldBeEmpty();
        rig.Server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Without_a_voice_nothing_is_sent()
    {
        var settings = rig.Settings(ProviderKinds.ElevenLabs);

        (await rig.Provider(settings).CreateAsync(ASentence(), CancellationToken.None)).Problems.ShouldHaveSingleItem().Field.ShouldBe("voice");

        rig.Server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Music_has_the_length_that_was_asked_for()
    {
        rig.Server.On("POST /v1/music", Reply.Bytes(Samples.Mp3, "audio/mpeg"));
        var settings = rig.Settings(ProviderKinds.ElevenLabs, model: "music_v1");
        settings.Media = "music";
        var provider = rig.Provider(settings);

        var creation = await provider.CreateAsync(new MusicRequest { Key = Guid.NewGuid(), Prompt = "calm piano", Seconds = 20.5 }, CancellationToken.None);

        (await Rig.FetchAsync(provider, creation.State!.Results[0])).Outcome.Error.ShouldBeNull();
        rig.Server.Requests.Single().Text.ShouldBe("""{"prompt":"calm piano","model_id":"music_v1","music_length_ms":20500}""");
    }

    [Theory]
    [InlineData("""{"characters":["a","b"],"character_start_times_seconds":[0],"character_end_times_seconds":[1,2]}""", 0)]
    [InlineData("""{"characters":[" ","\n"],"character_start_times_seconds":[0,1],"character_end_times_seconds":[1,2]}""", 0)]
    [InlineData("""{"characters":["a"," ","b"],"character_start_times_seconds":[5,6,1],"character_end_times_seconds":[6,7,2]}""", 2)]
    public void Times_that_do_not_fit_give_no_words_and_never_go_backwards(string alignment, int count)
    {
        var words = CharacterTimes.Words(JsonDocument.Parse(alignment).RootElement);

        words.Count.ShouldBe(count);
        words.ShouldAllBe(word => word.End >= word.Start);
        words.Zip(words.Skip(1)).ShouldAllBe(pair => pair.Second.Start >= pair.First.End);
    }

    private IProvider Provider()
    {
        var settings = rig.Settings(ProviderKinds.ElevenLabs);
        settings.Voice = "voice-1";
        return rig.Provider(settings);
    }

    private static SpeechRequest ASentence() => new() { Key = Guid.NewGuid(), Prompt = "Hi you." };
}
