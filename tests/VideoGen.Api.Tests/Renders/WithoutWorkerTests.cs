using System.Net;
using System.Text;
using Shouldly;
using VideoGen.Api.Tests.Hosting;
using Xunit;

namespace VideoGen.Api.Tests.Renders;

public sealed class WithoutWorkerTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task A_dry_run_answers_soon_and_says_what_it_could_not_look_at()
    {
        var user = await api.Server.SignUpAsync();
        var began = TimeProvider.System.GetTimestamp();

        var answer = await DryRunTests.DryRunAsync(api.Server, user);

        DryRunTests.NotChecked(answer);
        TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task A_render_is_taken_at_once()
    {
        await using var server = await api.StartAsync([new("Renders:WorkerWaitSeconds", "20")]);
        var user = await server.SignUpAsync();
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(15));

        using var answer = await user.Client.PostAsync("/api/v1/renders", new StringContent(
            """{"timeline":{"version":1,"output":{"width":320,"height":180,"fps":30},"tracks":[{"clips":[{"type":"text","text":"Hi","length":1}]}]}}""", Encoding.UTF8, "application/json"), soon.Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }
}
