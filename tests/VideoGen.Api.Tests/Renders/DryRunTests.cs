using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Grpc.Core;
using Shouldly;
using VideoGen.Api.Tests.Hosting;
using VideoGen.Contracts.Render.V1;
using Xunit;

namespace VideoGen.Api.Tests.Renders;

/// <summary>What a dry run tells beyond the document: what a worker says of it.</summary>
public sealed class DryRunTests(AssetsFixture assets) : IClassFixture<AssetsFixture>, IDisposable
{
    private const string Film =
        """
        {"version":1,"output":{"width":320,"height":180,"fps":"30000/1001","quality":"fast","crf":33},
         "tracks":[{"clips":[{"type":"colour","colour":"#14213D","length":2}]},
                   {"clips":[{"type":"text","text":"One","length":1},{"type":"text","text":"{{name}}","length":1}]}],
         "variables":{"name":{"type":"text","default":"Two"},"spare":{"type":"text","default":"x"}}}
        """;

    [Fact]
    public async Task What_a_worker_says_is_part_of_the_answer_in_the_order_of_the_document()
    {
        CheckRequest? asked = null;
        assets.Worker.Check = request =>
        {
            asked = request;
            return Task.FromResult(new CheckReply
            {
                Facts = new()
                {
                    Segments = 13, SegmentsExist = 12, SoundExists = true,
                    Warnings = { Warning("$.tracks[1].clips[1]", "missing_glyphs"), Warning("$.tracks[1].clips[0]", "text_overflow") },
                },
            });
        };
        var user = await assets.Api.Server.SignUpAsync();

        var answer = await DryRunAsync(assets.Api.Server, user, """,{"name":"Ada"}""");

        ((bool)answer["valid"]!).ShouldBeTrue(answer.ToJsonString());
        answer["warnings"]!.AsArray().Select(w => ((string)w!["path"]!, (string)w["code"]!)).ShouldBe(
            [("$.tracks[1].clips[0]", "text_overflow"), ("$.tracks[1].clips[1]", "missing_glyphs"), ("$.variables.spare", "unused_variable")]);
        answer["warnings"]![0]!.ToJsonString().ShouldBe("""{"path":"$.tracks[1].clips[0]","code":"text_overflow","message":"It is so.","fix":"Do this."}""");
        answer["plan"]!["segments"]!.ToJsonString().ShouldBe("""{"total":13,"reused":12}""");
        ((bool)answer["plan"]!["sound_exists"]!, (bool)answer["plan"]!["film_exists"]!).ShouldBe((true, false));
        asked.ShouldNotBeNull().OwnerId.ShouldBe(user.Id.ToString());
        asked.Output.ShouldBe(new OutputSpec { Width = 320, Height = 180, FpsNumerator = 30000, FpsDenominator = 1001, Frames = 60, Quality = Quality.Fast });
        (asked.Timeline.DocumentJson, asked.Timeline.ValuesJson, asked.Timeline.SourcesJson, asked.Timeline.Crf).ShouldBe((Film, """{"name":"Ada"}""", "{}", 33));
    }

    [Fact]
    public async Task What_a_worker_would_refuse_is_not_valid()
    {
        assets.Worker.Check = _ => Task.FromResult(new CheckReply { Refusal = new() { Code = "too_large", Message = "Too much.", Fix = "Use less." } });

        var answer = await DryRunAsync(assets.Api.Server, await assets.Api.Server.SignUpAsync());

        ((bool)answer["valid"]!).ShouldBeFalse();
        answer["errors"]!.ToJsonString().ShouldBe("""[{"path":"$","code":"too_large","message":"Too much.","fix":"Use less."}]""");
        answer["plan"].ShouldBeNull();
        answer["warnings"]!.AsArray().Select(w => (string)w!["code"]!).ShouldBe(["unused_variable"]);
    }

    [Fact]
    public async Task Workers_that_are_gone_are_passed_over()
    {
        foreach (var port in new[] { 1, 2 })
            await assets.SqlAsync($"insert into workers (id, address, capacity, valid_until) values ('gone-{port}', 'http://127.0.0.1:{port}', 1, now() + interval '1 hour')");
        try
        {
            var answer = await DryRunAsync(assets.Api.Server, await assets.Api.Server.SignUpAsync());

            ((int)answer["plan"]!["segments"]!["total"]!).ShouldBe(2);
        }
        finally
        {
            await assets.SqlAsync("delete from workers where id like 'gone-%'");
        }
    }

    [Fact]
    public async Task A_worker_that_is_stopped_is_passed_over()
    {
        using var stopped = new TcpListener(IPAddress.Loopback, 0);
        stopped.Start();
        await assets.SqlAsync($"insert into workers (id, address, capacity, valid_until) values ('stopped', 'http://{stopped.LocalEndpoint}', 1, now() + interval '1 hour')");
        try
        {
            var user = await assets.Api.Server.SignUpAsync();
            while (!stopped.Pending()) // workers are asked in any order
            {
                var answer = await DryRunAsync(assets.Api.Server, user);
                answer["plan"]!["segments"].ShouldNotBeNull(answer.ToJsonString());
            }
        }
        finally
        {
            await assets.SqlAsync("delete from workers where id = 'stopped'");
        }
    }

    [Fact]
    public async Task A_worker_that_is_full_or_fails_leaves_the_check_undone()
    {
        assets.Worker.Check = _ => throw new RpcException(new Status(StatusCode.ResourceExhausted, "Full."));

        NotChecked(await DryRunAsync(assets.Api.Server, await assets.Api.Server.SignUpAsync()));
    }

    [Fact]
    public async Task A_worker_that_does_not_answer_is_not_waited_for()
    {
        var never = new TaskCompletionSource<CheckReply>();
        assets.Worker.Check = _ => never.Task;
        await using var server = await assets.Api.StartAsync([new("Renders:CheckSeconds", "0.3")]);

        NotChecked(await DryRunAsync(server, await server.SignUpAsync()));
        never.SetResult(new CheckReply());
    }

    [Fact]
    public async Task A_document_with_problems_is_not_sent_to_a_worker()
    {
        var asked = false;
        assets.Worker.Check = request =>
        {
            asked = true;
            return LookingWorker.Good(request);
        };
        var user = await assets.Api.Server.SignUpAsync();

        using var answer = await user.Client.PostAsync("/api/v1/renders?dry_run=true", Json("""{"timeline":{"version":1,"tracks":[]}}"""));

        ((bool)(await answer.JsonAsync())["valid"]!).ShouldBeFalse();
        asked.ShouldBeFalse();
    }

    public void Dispose() => assets.Worker.Check = LookingWorker.Good;

    internal static async Task<JsonNode> DryRunAsync(ApiServer server, SignedIn user, string values = "")
    {
        var variables = values.Length > 0 ? $",\"variables\":{values[1..]}" : "";
        using var answer = await user.Client.PostAsync("/api/v1/renders?dry_run=true", Json($"{{\"timeline\":{Film}{variables}}}"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    internal static void NotChecked(JsonNode answer)
    {
        ((bool)answer["valid"]!).ShouldBeTrue(answer.ToJsonString());
        answer["warnings"]!.AsArray().Select(w => ((string)w!["path"]!, (string)w["code"]!)).ShouldBe([("$", "not_checked"), ("$.variables.spare", "unused_variable")]);
        ((string)answer["warnings"]![0]!["fix"]!).ShouldNotBeEmpty();
        ((int)answer["plan"]!["frames"]!).ShouldBe(60);
        foreach (var unknown in new[] { "segments", "sound_exists", "film_exists" })
            answer["plan"]![unknown].ShouldBeNull();
    }

    private static CheckWarning Warning(string path, string code) => new() { Path = path, Code = code, Message = "It is so.", Fix = "Do this." };

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
