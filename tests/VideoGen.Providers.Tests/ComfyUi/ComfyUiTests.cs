using System.Collections.Concurrent;
using System.Text;
using Shouldly;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Following;
using VideoGen.Providers.Requests;
using VideoGen.Providers.Tests.Fakes;
using VideoGen.Providers.Tickets;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Providers.Tests.ComfyUi;

public sealed class ComfyUiTests : IAsyncLifetime
{
    private const string Saved = """{"10":{"images":[{"filename":"out_1.mp4","subfolder":"video","type":"output"}],"animated":[true]},"8":{"images":[{"filename":"tmp.png","subfolder":"","type":"temp"}]}}""";
    private static readonly string Id = Rig.AShot().Key.ToString("D");
    private static readonly string Client = Rig.AShot().Key.ToString("N");
    private Rig rig = null!; // xunit starts before each test.
    private FakeComfy comfy = null!;

    public async Task InitializeAsync()
    {
        rig = await Rig.StartAsync();
        comfy = new FakeComfy(rig.Server);
    }

    public async Task DisposeAsync() => await rig.DisposeAsync();

    [Fact]
    public async Task A_workflow_is_sent_in_API_format_with_an_id_of_our_own()
    {
        var creation = await Provider().CreateAsync(Rig.AShot() with { Seed = 7 }, CancellationToken.None);

        creation.Ticket!.RemoteId.ShouldBe(Id);
        var sent = rig.Server.To("POST /prompt").ShouldHaveSingleItem();
        sent.Json.GetProperty("prompt_id").GetString().ShouldBe(Id);
        sent.Json.GetProperty("client_id").GetString().ShouldBe(Client);
        sent.Json.GetProperty("prompt").GetProperty("6").GetProperty("inputs").GetProperty("text").GetString().ShouldBe("A lighthouse in the rain");
        sent.Json.GetProperty("prompt").GetProperty("3").GetProperty("inputs").GetProperty("seed").GetInt64().ShouldBe(7);
        sent.Headers.Keys.ShouldNotContain("Origin");
        sent.Headers.Keys.ShouldContain("Content-Length");
    }

    [Fact]
    public async Task Asking_twice_makes_one_job()
    {
        var provider = Provider();

        await provider.CreateAsync(Rig.AShot(), CancellationToken.None);
        var again = await provider.CreateAsync(Rig.AShot(), CancellationToken.None);

        again.Ticket!.RemoteId.ShouldBe(Id);
        rig.Server.To("POST /prompt").Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_create_whose_answer_was_lost_finds_its_job()
    {
        comfy.LosesNextAnswer = true;

        var creation = await Provider().CreateAsync(Rig.AShot(), CancellationToken.None);

        creation.Error.ShouldBeNull();
        creation.State!.Status.ShouldBe(RemoteStatus.Queued);
        rig.Server.To("POST /prompt").Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_place_in_the_queue_goes_by_number_and_not_by_order()
    {
        comfy.Queue("a");
        comfy.Queue("b");
        comfy.Start("a");
        var provider = Provider();
        var ticket = (await provider.CreateAsync(Rig.AShot(), CancellationToken.None)).Ticket!;
        comfy.Queue("c");

        (await provider.GetAsync(ticket, CancellationToken.None)).State!.QueuePosition.ShouldBe(2);
    }

    [Fact]
    public async Task Progress_and_previews_come_live_and_the_result_from_the_history()
    {
        var (provider, following, seen) = await FollowAsync();
        await comfy.Connected;
        await comfy.SendAsync(Client, $$$"""{"type":"execution_start","data":{"prompt_id":"{{{Id}}}"}}""");
        await comfy.SendAsync(Client, $$$"""{"type":"execution_cached","data":{"nodes":["1","2"],"prompt_id":"{{{Id}}}"}}""");
        await comfy.SendAsync(Client, $$$"""{"type":"executing","data":{"node":"3","prompt_id":"{{{Id}}}"}}""");
        await comfy.SendAsync(Client, """{"type":"progress","data":{"value":17,"max":18,"prompt_id":"somebody-else","node":"3"}}""");
        await comfy.SendAsync(Client, $$$"""{"type":"progress","data":{"value":9,"max":18,"prompt_id":"{{{Id}}}","node":"3"}}""");
        await comfy.SendPreviewAsync(Client, Id, Samples.Jpeg);
        await comfy.SendPreviewAsync(Client, "somebody-else", Samples.Jpeg);
        await comfy.SendAsync(Client, "this is no JSON");
        await UntilAsync(() => seen.Any(state => state.Preview is not null));
        comfy.End(Id, "success", Saved);
        await comfy.SendAsync(Client, $$$"""{"type":"executing","data":{"node":null,"prompt_id":"{{{Id}}}"}}""");

        var end = await following;

        // 27 units of work: nine nodes and 18 steps. Done: two loaders, and half of the sampler's 19.
        seen.Select(state => state.Progress).Where(progress => progress is not null).Max()!.Value.ShouldBe((2 + (19 * 0.5)) / 27, 0.0001);
        seen.Count(state => state.Preview is not null).ShouldBe(1);
        end.Status.ShouldBe(RemoteStatus.Succeeded);
        rig.Server.On("GET /view", Reply.Bytes(Samples.Mp4, "video/mp4"));
        (await Rig.FetchAsync(provider, end.Results.ShouldHaveSingleItem())).Outcome.Error.ShouldBeNull();
        rig.Server.To("GET /view")[0].Query.ShouldBe("?filename=out_1.mp4&subfolder=video&type=output");
    }

    [Fact]
    public async Task Previews_without_an_id_belong_to_the_job_that_runs()
    {
        var (_, following, seen) = await FollowAsync();
        await comfy.Connected;
        await comfy.SendPreviewAsync(Client, Samples.Jpeg);
        await comfy.SendAsync(Client, $$$"""{"type":"executing","data":{"node":"3","prompt_id":"{{{Id}}}"}}""");
        await comfy.SendPreviewAsync(Client, Samples.Jpeg);
        await comfy.SendPreviewAsync(Client, "<svg onload=alert(1)>"u8.ToArray());
        await comfy.SendAsync(Client, $$$"""{"type":"executing","data":{"node":"8","prompt_id":"{{{Id}}}"}}""");
        await UntilAsync(() => seen.Any(state => state.Progress > 0.5));
        comfy.End(Id, "success", Saved);
        await comfy.SendAsync(Client, $$$"""{"type":"execution_success","data":{"prompt_id":"{{{Id}}}"}}""");

        await following;

        seen.Count(state => state.Preview is not null).ShouldBe(1);
    }

    [Fact]
    public async Task A_dropped_connection_is_made_good_by_the_history()
    {
        var (_, following, seen) = await FollowAsync();
        await comfy.Connected;
        await comfy.SendAsync(Client, $$$"""{"type":"progress","data":{"value":9,"max":18,"prompt_id":"{{{Id}}}","node":"3"}}""");
        comfy.Drop(Client);
        await await Task.WhenAny(comfy.Connected, following);
        comfy.End(Id, "success", Saved);
        comfy.Drop(Client);

        (await following).Status.ShouldBe(RemoteStatus.Succeeded);
        rig.Logs.Lines.ShouldContain(line => line.Contains("history is asked"));
        rig.Server.To("POST /prompt").Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_without_a_socket_is_asked()
    {
        comfy.HasSockets = false;
        var (_, following, _) = await FollowAsync();
        await UntilAsync(() => rig.Server.To($"GET /history/{Id}").Count >= 6);
        comfy.End(Id, "success", Saved);

        (await following).Status.ShouldBe(RemoteStatus.Succeeded);
    }

    [Fact]
    public async Task A_full_graphics_card_is_told_apart()
    {
        var state = await EndAsync("error", """[["execution_start",{}],["execution_error",{"node_id":"3","node_type":"KSampler","exception_message":"Allocation on device","exception_type":"torch.OutOfMemoryError"}]]""");

        state.Error!.Fault.ShouldBe(ProviderFault.OutOfMemory);
        state.Error.Field.ShouldBe("workflow.3");
    }

    [Fact]
    public async Task A_job_that_was_interrupted_is_cancelled() =>
        (await EndAsync("error", """[["execution_interrupted",{"node_id":"3"}]]""")).Status.ShouldBe(RemoteStatus.Cancelled);

    [Fact]
    public async Task A_workflow_that_saves_nothing_of_the_kind_has_failed() =>
        (await EndAsync("success", "[]")).Error!.Message.ShouldContain("saved no video");

    [Fact]
    public async Task A_job_that_a_restart_lost_has_failed_and_may_be_tried_again()
    {
        var provider = Provider();
        var reading = await provider.GetAsync(new Ticket { Provider = "test", Model = "default", Kind = Capabilities.MediaKind.Video, RemoteId = "gone", Key = Guid.Empty, CreatedAt = rig.Time.GetUtcNow() }, CancellationToken.None);

        reading.State!.Error!.Fault.ShouldBe(ProviderFault.NotFound);
        reading.State.Error.Retryable.ShouldBeTrue();
    }

    [Fact]
    public async Task A_model_that_the_server_lacks_is_an_invalid_workflow_with_the_node_named()
    {
        rig.Server.On("POST /prompt", Reply.Json("""{"error":{"type":"prompt_outputs_failed_validation","message":"Prompt outputs failed validation","details":""},"node_errors":{"1":{"errors":[{"type":"value_not_in_list","message":"Value not in list","details":"unet_name: 'wan2.2.safetensors' not in []"}],"dependent_outputs":["10"],"class_type":"UNETLoader"}}}""", 400));

        var error = (await Provider().CreateAsync(Rig.AShot(), CancellationToken.None)).Error!;

        error.Fault.ShouldBe(ProviderFault.InvalidWorkflow);
        error.Field.ShouldBe("workflow.1");
        error.Message.ShouldStartWith("Invalid workflow: node 1 (UNETLoader): Value not in list: unet_name");
        rig.Server.To("POST /prompt").Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("nosuch", "unknown_workflow")]
    [InlineData("""{"nodes":[],"links":[]}""", "ui_format")]
    [InlineData("""{"1":{"class_type":"ExecutePython","inputs":{}}}""", "node_not_allowed")]
    public async Task A_workflow_that_cannot_be_run_is_refused_before_anything_is_sent(string workflow, string code)
    {
        var creation = await Provider().CreateAsync(Rig.AShot() with { Workflow = workflow }, CancellationToken.None);

        creation.Problems.ShouldHaveSingleItem().Code.ShouldBe(code);
        rig.Server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_workflow_comes_by_name_or_as_JSON()
    {
        var provider = Provider();

        (await provider.CreateAsync(Rig.AShot() with { Workflow = "titled" }, CancellationToken.None)).Problems.ShouldBeEmpty();
        (await provider.CreateAsync(Rig.AShot() with { Workflow = Workflows.TextToVideo, Key = Guid.NewGuid() }, CancellationToken.None)).Problems.ShouldBeEmpty();

        rig.Server.To("POST /prompt").Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_reference_is_uploaded_and_the_servers_own_name_of_it_is_used()
    {
        await Provider().CreateAsync(Rig.AShot() with { Workflow = "image", References = [new Reference(Samples.Png, "image/png")] }, CancellationToken.None);

        var upload = Encoding.Latin1.GetString(rig.Server.To("POST /upload/image").ShouldHaveSingleItem().Body);
        upload.ShouldContain("name=\"image\"; filename=\"");
        upload.ShouldContain("name=\"overwrite\"\r\n\r\ntrue");
        rig.Server.To("POST /prompt")[0].Json.GetProperty("prompt").GetProperty("1").GetProperty("inputs").GetProperty("image").GetString().ShouldBe("stored (1).png");
    }

    [Fact]
    public async Task A_waiting_job_is_taken_out_of_the_queue_and_nothing_is_interrupted()
    {
        comfy.Queue("a");
        comfy.Start("a");
        var provider = Provider();
        var ticket = (await provider.CreateAsync(Rig.AShot(), CancellationToken.None)).Ticket!;

        (await provider.CancelAsync(ticket, CancellationToken.None)).ShouldBeNull();

        rig.Server.To("POST /queue")[0].Text.ShouldBe($$"""{"delete":["{{Id}}"]}""");
        comfy.Interrupted.ShouldBeNull();
    }

    [Fact]
    public async Task A_running_job_is_interrupted_by_its_id()
    {
        var provider = Provider();
        var ticket = (await provider.CreateAsync(Rig.AShot(), CancellationToken.None)).Ticket!;
        comfy.Start(Id);

        (await provider.CancelAsync(ticket, CancellationToken.None)).ShouldBeNull();

        comfy.Interrupted.ShouldBe(Id);
    }

    [Fact]
    public async Task Newer_servers_are_asked_to_cancel_in_one_call()
    {
        comfy.CanCancelJobs = true;
        var provider = Provider();
        var ticket = (await provider.CreateAsync(Rig.AShot(), CancellationToken.None)).Ticket!;

        (await provider.CancelAsync(ticket, CancellationToken.None)).ShouldBeNull();

        rig.Server.To($"POST /api/jobs/{Id}/cancel").Count.ShouldBe(1);
        rig.Server.To("POST /queue").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_connection_test_tells_version_and_card() =>
        (await Provider().TestAsync(CancellationToken.None)).Detail.ShouldBe("ComfyUI 0.3.64, cuda:0 NVIDIA L4");

    private IProvider Provider()
    {
        var settings = rig.Settings(ProviderKinds.ComfyUi, model: "");
        settings.Workflows["default"] = Workflows.TextToVideo;
        settings.Workflows["image"] = Workflows.ImageToVideo;
        settings.Workflows["titled"] = Workflows.Titled;
        return rig.Provider(settings);
    }

    private async Task<(IProvider Provider, Task<RemoteState> Following, ConcurrentQueue<RemoteState> Seen)> FollowAsync()
    {
        var provider = Provider();
        var ticket = (await provider.CreateAsync(Rig.AShot(), CancellationToken.None)).Ticket!;
        comfy.Start(Id);
        var seen = new ConcurrentQueue<RemoteState>();
        return (provider, new Follower(rig.Time).FollowAsync(provider, ticket, new FollowOptions { Deadline = TimeSpan.FromDays(100) }, state =>
        {
            seen.Enqueue(state);
            return Task.CompletedTask;
        }, CancellationToken.None), seen);
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!holds())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private async Task<RemoteState> EndAsync(string status, string messages)
    {
        var provider = Provider();
        var ticket = (await provider.CreateAsync(Rig.AShot(), CancellationToken.None)).Ticket!;
        comfy.End(Id, status, "{}", messages);
        return (await provider.GetAsync(ticket, CancellationToken.None)).State!;
    }
}
