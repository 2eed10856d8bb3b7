using Shouldly;
using VideoGen.Contracts.Render.V1;
using Xunit;

namespace VideoGen.Workers.Tests.RenderWorker;

public sealed class TimelineTests
{
    [Fact]
    public async Task A_timeline_becomes_a_film_of_exactly_its_frames_at_an_NTSC_rate()
    {
        await using var worker = await WorkerHost.StartAsync();

        var film = await worker.FilmAsync(Timeline("Hello", fps: "30000/1001", rate: (30000, 1001)));

        film.Plan.Segments.Sum(s => s.Frames).ShouldBe(120);
        (film.Plan.RateNumerator, film.Plan.RateDenominator).ShouldBe((30000, 1001));
        var video = film.Film.Outputs.Single(o => o.Kind == OutputKind.Video);
        (video.Frames, video.Width, video.Height).ShouldBe((120, 320, 180));
        film.Film.Outputs.ShouldContain(o => o.Kind == OutputKind.HlsAudio);
        film.Film.Outputs.ShouldContain(o => o.Kind == OutputKind.Poster);
    }

    [Fact]
    public async Task A_changed_title_renders_only_the_segments_that_show_it()
    {
        await using var worker = await WorkerHost.StartAsync();
        var before = await worker.FilmAsync(Timeline("One"));

        var edited = await worker.FilmAsync(Timeline("Two"));
        var again = await worker.FilmAsync(Timeline("Two"));

        before.Segments.Count.ShouldBe(before.Plan.Segments.Count);
        edited.Sound.ShouldBeNull();
        edited.Segments.Count.ShouldBeInRange(1, before.Segments.Count - 1);
        edited.Segments.Keys.ShouldAllBe(i => edited.Plan.Segments[i].StartFrame + edited.Plan.Segments[i].Frames > 75);
        (again.Rendered, again.Film.Reused).ShouldBe((0, true));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{ "version": 1 }""")]
    public async Task A_document_that_is_none_fails_for_good(string document)
    {
        await using var worker = await WorkerHost.StartAsync();
        var request = Timeline("x");
        request.Plan.Timeline.DocumentJson = document;

        var failure = (await worker.RenderToEndAsync(request)).Last().Failure.ShouldNotBeNull();

        (failure.Code, failure.Retryable).ShouldBe(("invalid_request", false));
    }

    [Fact]
    public async Task A_file_of_another_owner_is_never_read()
    {
        await using var worker = await WorkerHost.StartAsync();
        var request = Timeline("x");
        request.Plan.Timeline.DocumentJson = """
            { "version": 1, "output": { "width": 320, "height": 180, "fps": 30 },
              "tracks": [ { "clips": [ { "type": "image", "source": "a.png", "length": "120f" } ] } ] }
            """;
        request.Plan.Timeline.ValuesJson = "{}";
        request.Plan.Timeline.SourcesJson = $$"""
            { "a.png": { "Sha256": "{{new string('a', 64)}}", "ObjectKey": "users/0199bbbb-0000-7000-8000-000000000002/uploads/a.png", "Bytes": 10,
              "Name": "a.png", "Demuxer": "png_pipe", "Duration": "00:00:00", "Video": { "Codec": "png", "CodedWidth": 10, "CodedHeight": 10, "Frames": 1 } } }
            """;
        var planned = (await worker.RenderToEndAsync(request)).Last();
        var plan = planned.Planned.ShouldNotBeNull($"{planned.Failure}");

        var failure = (await worker.RenderToEndAsync(FilmSteps.Segment(request, plan, 0))).Last().Failure.ShouldNotBeNull();

        (failure.Code, failure.Retryable).ShouldBe(("invalid_request", false));
    }

    /// <summary>Four seconds in two colours; a title stands on the second half of the second.</summary>
    private static RenderRequest Timeline(string name, string fps = "30", (int Numerator, int Denominator)? rate = null)
    {
        var (numerator, denominator) = rate ?? (30, 1);
        var request = WorkerHost.Film(frames: 120, width: 320, height: 180);
        (request.Output.FpsNumerator, request.Output.FpsDenominator) = (numerator, denominator);
        request.Plan = new PlanWork
        {
            Timeline = new TimelineSource
            {
                DocumentJson = $$$"""
                    { "version": 1, "title": "Test", "output": { "width": 320, "height": 180, "fps": "{{{fps}}}", "quality": "fast" },
                      "variables": { "name": { "type": "text", "default": "nobody" } },
                      "tracks": [
                        { "clips": [ { "type": "colour", "colour": "#204060", "length": "60f" }, { "type": "colour", "colour": "#604020", "length": "60f" } ] },
                        { "clips": [ { "type": "text", "text": "Hello {{name}}", "start": "80f", "length": "30f", "size": 32 } ] } ] }
                    """.Replace("\"30\"", "30", StringComparison.Ordinal),
                ValuesJson = $$"""{ "name": "{{name}}" }""",
                SourcesJson = "{}",
            },
        };
        return request;
    }
}
