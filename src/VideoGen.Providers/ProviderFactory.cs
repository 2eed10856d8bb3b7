using Microsoft.Extensions.Logging;
using VideoGen.Providers.Chat;
using VideoGen.Providers.ComfyUi;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.ElevenLabs;
using VideoGen.Providers.Fal;
using VideoGen.Providers.Gemini;
using VideoGen.Providers.Http;
using VideoGen.Providers.Images;
using VideoGen.Providers.Interactions;
using VideoGen.Providers.OpenAiVideos;
using VideoGen.Providers.Replicate;
using VideoGen.Providers.Speech;
using VideoGen.Providers.Veo;

namespace VideoGen.Providers;

/// <summary>Makes providers from their settings, wherever these come from.</summary>
public sealed class ProviderFactory
{
    private readonly ProviderContext context;

    /// <summary>For the container.</summary>
    public ProviderFactory(TimeProvider time, ILogger<ProviderFactory> logger)
        : this(new ProviderContext(time, logger, NetworkAccess.System))
    {
    }

    internal ProviderFactory(ProviderContext context) => this.context = context;

    /// <summary>A provider that has its own connections and circuit breaker: make it once, use it from many threads, dispose of it.</summary>
    /// <exception cref="ArgumentException">The settings have problems; <see cref="SettingsRules.Check"/> tells which.</exception>
    public IProvider Create(ProviderSettings settings)
    {
        var problems = SettingsRules.Check(settings);
        if (problems.Count > 0)
            throw new ArgumentException(string.Join(" ", problems.Select(problem => $"{problem.Field} {problem.Message}")), nameof(settings));
        return settings.Kind switch
        {
            ProviderKinds.OpenAiVideos => new OpenAiVideosProvider(settings, context),
            ProviderKinds.ComfyUi => new ComfyUiProvider(settings, context),
            ProviderKinds.Chat => new ChatProvider(settings, context),
            ProviderKinds.Speech => new SpeechProvider(settings, context),
            ProviderKinds.Images => new ImagesProvider(settings, context),
            ProviderKinds.Gemini => new GeminiProvider(settings, context),
            ProviderKinds.Veo => new VeoProvider(settings, context),
            ProviderKinds.Interactions => new InteractionsProvider(settings, context),
            ProviderKinds.Replicate => new ReplicateProvider(settings, context),
            ProviderKinds.Fal => new FalProvider(settings, context),
            ProviderKinds.ElevenLabs => new ElevenLabsProvider(settings, context),
            _ => throw new ArgumentException($"{settings.Kind} has no adapter.", nameof(settings)),
        };
    }
}
