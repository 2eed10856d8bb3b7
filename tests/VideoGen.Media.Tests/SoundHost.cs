using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using VideoGen.Media.Mixing;
using VideoGen.Media.Processes;
using VideoGen.Media.Speech;
using VideoGen.TestKit;

namespace VideoGen.Media.Tests;

/// <summary>Speech and mixing as a worker registers them, with a folder of their own.</summary>
internal sealed class SoundHost : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly TempDirectory _folder = new("sound-test");

    public SoundHost(params (string Key, string Value)[] settings)
    {
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build())
            .AddLogging()
            .AddVideoGenMedia()
            .AddVideoGenSound()
            .BuildServiceProvider();
    }

    public string Folder => _folder.Path;

    public ISpeech Speech => _services.GetRequiredService<ISpeech>();

    public TimelineSound Timeline => _services.GetRequiredService<TimelineSound>();

    public IFFmpeg FFmpeg => _services.GetRequiredService<IFFmpeg>();

    public Task<SpokenLines> Say(string language, params string[] texts) => Speech.SpeakAsync(new SpeechOrder
    {
        Language = language,
        Pace = 1,
        Folder = Folder,
        Lines = [.. texts.Select((t, i) => new SpeechLine($"s{i + 1}", t))],
    }, CancellationToken.None);

    public void Dispose()
    {
        _services.Dispose();
        _folder.Dispose();
    }
}
