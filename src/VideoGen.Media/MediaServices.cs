using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using VideoGen.Media.Checks;
using VideoGen.Media.Fonts;
using VideoGen.Media.Probing;
using VideoGen.Media.Processes;
using VideoGen.Media.Rendering;

namespace VideoGen.Media;

/// <summary>Registers the media half of film making.</summary>
public static class MediaServices
{
    public static IHostApplicationBuilder AddVideoGenMedia(this IHostApplicationBuilder builder)
    {
        builder.Services.AddVideoGenMedia();
        return builder;
    }

    public static IServiceCollection AddVideoGenMedia(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<MediaOptions>().BindConfiguration("Media").ValidateOnStart();
        services.TryAddSingleton<IValidateOptions<MediaOptions>, MediaOptionsValidator>();
        services.TryAddSingleton<ProcessLauncher>();
        services.TryAddSingleton<ISandboxProbe, SandboxProbe>();
        services.TryAddSingleton<IFFmpeg, FFmpeg>();
        services.TryAddSingleton<FontCatalog>();
        services.TryAddSingleton<IMaterialCache, NoMaterialCache>();
        services.TryAddSingleton<MaterialDecoder>();
        services.TryAddSingleton<SpriteSheetMaker>();
        services.TryAddSingleton<SourceBlame>();
        services.TryAddSingleton<TimelineSegmentRenderer>();
        services.TryAddSingleton<FilmAssembler>();
        services.TryAddSingleton<OutputCheck>();
        services.TryAddSingleton<SegmentViewer>();
        services.AddOptions<QualityOptions>().BindConfiguration("Quality").ValidateOnStart();
        services.TryAddSingleton<IValidateOptions<QualityOptions>, QualityOptionsValidator>();
        services.TryAddSingleton(provider => new QualityGate(
            provider.GetRequiredService<FFprobe>(), provider.GetRequiredService<IOptions<QualityOptions>>()));
        services.TryAddSingleton<FFprobe>();
        services.TryAddSingleton(provider => new MediaProbe(provider.GetRequiredService<FFprobe>(), provider.GetRequiredService<IFFmpeg>()));
        return services;
    }
}
