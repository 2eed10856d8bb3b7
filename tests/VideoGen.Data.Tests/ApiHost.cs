using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;
using VideoGen.Data.Jobs;
using VideoGen.TestKit.Servers;

namespace VideoGen.Data.Tests;

/// <summary>The database as the API's process registers it.</summary>
internal sealed class ApiHost(IHost host) : IDisposable
{
    public IServiceProvider Services => host.Services;

    public IJobStore Jobs => host.Services.GetRequiredService<IJobStore>();

    public static ApiHost On(MigratedDatabase database)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:videogen", database.ApiConnectionString)]);
        builder.AddVideoGenData();
        return new ApiHost(builder.Build());
    }

    public static SubmitJob Submit(UserId owner, string prompt = "A film about rivers", string? key = null, int limit = 1_000) => new()
    {
        Owner = owner,
        Request = new GenerateRequest
        {
            Prompt = prompt,
            Frames = 150,
            Width = 640,
            Height = 360,
            Fps = 30,
            Seed = 7,
            Quality = RenderQuality.Fast,
            Priority = JobPriority.Normal,
        },
        Idempotency = key is null ? null : new Idempotency(key, new byte[32]),
        MaxQueuedPerOwner = limit,
    };

    public async Task<JobRecord> SubmitAsync(UserId owner) =>
        ((SubmitResult.Accepted)await Jobs.SubmitAsync(Submit(owner), CancellationToken.None)).Job;

    public void Dispose() => host.Dispose();
}
