using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using VideoGen.Media.Mixing;
using VideoGen.Media.Speech;

namespace VideoGen.Media;

/// <summary>Registers speech and mixing; needs <see cref="MediaServices.AddVideoGenMedia(IServiceCollection)"/>.</summary>
public static class SoundServices
{
    public static IServiceCollection AddVideoGenSound(this IServiceCollection services)
    {
        services.AddOptions<SpeechOptions>().BindConfiguration("Speech").ValidateOnStart();
        services.TryAddSingleton<IValidateOptions<SpeechOptions>, SpeechOptionsValidator>();
        services.TryAddSingleton<SpeechProcess>();
        services.TryAddSingleton<EspeakSpeech>();
        services.TryAddSingleton<FliteSpeech>();
        services.TryAddSingleton<ISpeech, BuiltInVoices>();
        services.TryAddSingleton(provider => new TimelineSound(provider.GetRequiredService<Processes.IFFmpeg>()));
        services.TryAddSingleton(provider => new SoundConverter(provider.GetRequiredService<Processes.IFFmpeg>()));
        services.TryAddSingleton(provider => new TrackListener(provider.GetRequiredService<Processes.IFFmpeg>()));
        return services;
    }
}
