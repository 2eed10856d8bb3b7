using Grpc.Core;
using Shouldly;
using VideoGen.Contracts.Render.V1;
using Xunit;

namespace VideoGen.Workers.Tests.RenderWorker;

public sealed class CheckTests
{
    [Fact]
    public async Task Texts_are_measured_in_the_typefaces_of_the_machine_and_nothing_is_stored()
    {
        await using var worker = await WorkerHost.StartAsync();

        var facts = (await worker.Client.CheckAsync(Check("""
            { "type": "text", "text": "Far too long for its box", "length": "60f", "size": 40, "width": 80, "height": 40, "wrap": false },
            { "type": "text", "text": "Hello \uA500", "length": "60f", "size": 24, "colour": "#FFFFFF" }
            """))).Facts.ShouldNotBeNull();

        facts.Warnings.Select(w => (w.Path, w.Code)).ShouldContain(("$.tracks[1].clips[0]", "text_overflow"));
        var missing = facts.Warnings.Single(w => w.Code == "missing_glyphs");
        missing.Path.ShouldBe("$.tracks[1].clips[1]");
        missing.Message.ShouldContain("U+A500");
        missing.Fix.ShouldNotBeEmpty();
        (facts.Segments, facts.SegmentsExist, facts.SoundExists, facts.FilmExists).ShouldBe((facts.Segments, 0, false, false));
        facts.Segments.ShouldBeGreaterThan(1);
        (await worker.Store.ListAsync("users/", CancellationToken.None).ToListAsync()).ShouldBeEmpty();
        worker.RenderFolders.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_exists_is_counted_as_a_plan_counts_it_and_for_its_owner_alone()
    {
        await using var worker = await WorkerHost.StartAsync();
        var (first, edited) = (Check(Title("One")), Check(Title("Two")));
        var film = await worker.FilmAsync(Plan(first));
        var stored = await worker.Store.ListAsync("users/", CancellationToken.None).CountAsync();

        var same = (await worker.Client.CheckAsync(first)).Facts;
        var changed = (await worker.Client.CheckAsync(edited)).Facts;
        var others = first.Clone();
        others.OwnerId = Guid.CreateVersion7().ToString("D");
        var theirs = (await worker.Client.CheckAsync(others)).Facts;
        var storedThen = await worker.Store.ListAsync("users/", CancellationToken.None).CountAsync();
        var plan = (await worker.RenderToEndAsync(Plan(edited))).Last().Planned;

        var all = film.Plan.Segments.Count;
        (same.Segments, same.SegmentsExist, same.SoundExists, same.FilmExists).ShouldBe((all, all, true, true));
        (changed.Segments, changed.SegmentsExist, changed.SoundExists, changed.FilmExists)
            .ShouldBe((plan.Segments.Count, plan.Segments.Count(s => s.Bytes > 0), plan.Sound is not null, false));
        changed.SegmentsExist.ShouldBeInRange(1, all - 1);
        (theirs.Segments, theirs.SegmentsExist, theirs.SoundExists, theirs.FilmExists).ShouldBe((all, 0, false, false));
        storedThen.ShouldBe(stored);
    }

    [Fact]
    public async Task A_film_in_which_too_much_moves_at_once_is_refused_before_it_is_rendered()
    {
        await using var worker = await WorkerHost.StartAsync();
        const string Moving = """{ "type": "shape", "shape": "rectangle", "start": 0, "length": "240f", "width": 20, "height": 20, "x": [ { "at": 0, "value": 0 }, { "at": "100%", "value": 300, "easing": "ease_in_out_elastic" } ] }""";

        var refusal = (await worker.Client.CheckAsync(Check(string.Join(",", Enumerable.Repeat(Moving, 500)), fps: 60, half: 120))).Refusal.ShouldNotBeNull();

        refusal.Code.ShouldBe("too_large");
        refusal.Message.ShouldNotBeEmpty();
        refusal.Fix.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("frames", "The length is not one that can be rendered.")]
    [InlineData("timeline", "There is nothing to plan.")]
    [InlineData("document", "The timeline can't be read.")]
    public async Task What_a_plan_step_would_refuse_is_refused(string what, string message)
    {
        await using var worker = await WorkerHost.StartAsync();
        var request = Check(Title("x"));
        if (what == "frames")
            request.Output.Frames = 0;
        else if (what == "timeline")
            request.Timeline = null;
        else
            request.Timeline.DocumentJson = "{";

        var refusal = (await worker.Client.CheckAsync(request)).Refusal.ShouldNotBeNull();

        (refusal.Code, refusal.Message).ShouldBe(("invalid_request", message));
    }

    [Fact]
    public async Task Nobody_checks_without_an_owner()
    {
        await using var worker = await WorkerHost.StartAsync();
        var request = Check(Title("x"));
        request.OwnerId = "../x";

        (await Should.ThrowAsync<RpcException>(async () => await worker.Client.CheckAsync(request))).StatusCode.ShouldBe(StatusCode.InvalidArgument);
    }

    [Fact]
    public async Task Checks_take_no_slot_and_only_so_many_run_at_once()
    {
        HeldStore? store = null;
        await using var worker = await WorkerHost.StartAsync(services: s => store = HeldStore.Between(s), settings: ("Worker:Checks", "1"));
        using var first = worker.Client.CheckAsync(Check(Title("One")));
        await store!.Asked;

        var refused = await Should.ThrowAsync<RpcException>(async () => await worker.Client.CheckAsync(Check(Title("Two"))));
        var status = await worker.Client.GetStatusAsync(new GetStatusRequest());
        store.LetThrough();

        refused.StatusCode.ShouldBe(StatusCode.ResourceExhausted);
        status.Running.ShouldBe(0);
        (await first).Facts.Segments.ShouldBeGreaterThan(0);
        (await worker.Client.CheckAsync(Check(Title("Two")))).Facts.Segments.ShouldBeGreaterThan(0);
    }

    private static string Title(string name) => $$"""{ "type": "text", "text": "{{name}}", "start": "80f", "length": "30f", "size": 32 }""";

    /// <summary>Four seconds in two colours, with clips above.</summary>
    private static CheckRequest Check(string above, int fps = 30, int half = 60) => new()
    {
        OwnerId = WorkerHost.Owner.ToString("D"),
        Output = new OutputSpec { Width = 320, Height = 180, FpsNumerator = fps, FpsDenominator = 1, Frames = 2 * half, Quality = Quality.Fast },
        Timeline = new TimelineSource
        {
            DocumentJson = $$"""
                { "version": 1, "output": { "width": 320, "height": 180, "fps": {{fps}}, "quality": "fast" },
                  "tracks": [
                    { "clips": [ { "type": "colour", "colour": "#204060", "length": "{{half}}f" }, { "type": "colour", "colour": "#604020", "length": "{{half}}f" } ] },
                    { "clips": [ {{above}} ] } ] }
                """,
            ValuesJson = "{}",
            SourcesJson = "{}",
        },
    };

    private static RenderRequest Plan(CheckRequest check)
    {
        var request = WorkerHost.Film();
        (request.Output, request.Plan) = (check.Output, new PlanWork { Timeline = check.Timeline });
        return request;
    }
}
