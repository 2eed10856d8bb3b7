using VideoGen.Api.Auth;
using VideoGen.Api.Features.ApiKeys;
using VideoGen.Api.Features.Assets;
using VideoGen.Api.Features.Auth;
using VideoGen.Api.Features.Chat;
using VideoGen.Api.Features.Events;
using VideoGen.Api.Features.Files;
using VideoGen.Api.Features.Jobs;
using VideoGen.Api.Features.Me;
using VideoGen.Api.Features.Monitoring;
using VideoGen.Api.Features.Prompts;
using VideoGen.Api.Features.Providers;
using VideoGen.Api.Features.Remixes;
using VideoGen.Api.Features.Renders;
using VideoGen.Api.Features.Storyboards;
using VideoGen.Api.Features.Streams;
using VideoGen.Api.Features.Tickets;
using VideoGen.Api.Features.Usage;
using VideoGen.Api.Http;
using VideoGen.Api.Limits;
using VideoGen.Api.Metrics;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;

namespace VideoGen.Api.Hosting;

/// <summary>What a request passes through, in order, and the routes.</summary>
internal static class ApiPipeline
{
    public static void UseVideoGenApi(this WebApplication app)
    {
        // Listens from now on, so that the first scrape has what came before it.
        app.Services.GetRequiredService<PrometheusExporter>();
        app.Services.GetRequiredService<StartTime>();
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(StatusProblems.Write);
        app.UseWebApp();
        app.UseRouting();
        app.UseCors();
        app.UseMiddleware<Accepting>();
        app.UseAuthentication();
        app.UseMiddleware<OwnerScopes>();
        app.UseMiddleware<RateLimits>();
        app.UseAuthorization();
        app.UseWebSockets();
    }

    public static void MapVideoGenApi(this WebApplication app)
    {
        app.MapDefaultEndpoints();
        app.MapOpenApi(ApiDocument.Route).AllowAnonymous();
        app.MapObjectFiles();

        var api = app.MapGroup("/api/v1");
        GetHealth.Map(api);
        GetMetrics.Map(api);
        JobSocket.Map(app);

        var limited = api.MapGroup("").RequireLimit(LimitNames.Default);
        SignUp.Map(limited);
        Login.Map(limited);
        Refresh.Map(limited);
        Logout.Map(limited);
        GetMe.Map(limited);
        GetUsage.Map(limited);
        Users.Map(limited);
        CreateApiKey.Map(limited);
        ListApiKeys.Map(limited);
        RevokeApiKey.Map(limited);
        Generate.Map(limited);
        PlanStoryboard.Map(api);
        EnhancePrompt.Map(api);
        EditStoryboard.Map(api);
        GetStoryboard.Map(limited);
        ListJobs.Map(limited);
        GetJob.Map(limited);
        UpdateJob.Map(limited);
        DeleteJob.Map(limited);
        CancelJob.Map(limited);
        RetryJob.Map(limited);
        ListVersions.Map(limited);
        RemixFilm.Map(api);
        VaryFilm.Map(api);
        ExtendFilm.Map(api);
        GetChat.Map(limited);
        PostMessage.Map(api);
        ApplyMessage.Map(api);
        CreateRender.Map(api);
        UploadAsset.Map(api);
        ListAssets.Map(limited);
        GetAsset.Map(limited);
        DeleteAsset.Map(limited);
        GetMasterPlaylist.Map(api);
        StreamPlaylists.Map(api);
        StreamFiles.Map(api);
        SeekJob.Map(limited);
        ListProviders.Map(limited);
        CreateProvider.Map(limited);
        ChangeProvider.Map(limited);
        TestProvider.Map(limited);
        ReceiveWebhook.Map(api);
        StreamEvents.Map(limited);
        CreateTicket.Map(limited);
    }
}
