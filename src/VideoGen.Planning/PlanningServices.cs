using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace VideoGen.Planning;

/// <summary>Registration of planning.</summary>
public static class PlanningServices
{
    /// <summary>Adds <see cref="FilmPlanner"/> and <see cref="PromptEnhancer"/>; whom it may ask is told with each film.</summary>
    public static IHostApplicationBuilder AddVideoGenPlanning(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<PlannerOptions>().BindConfiguration("Planner").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.TryAddSingleton<FilmPlanner>();
        builder.Services.TryAddSingleton<PromptEnhancer>();
        return builder;
    }
}
