using Shouldly;
using VideoGen.Composition.Layers;
using VideoGen.Media.Checks;
using VideoGen.Media.Rendering;
using Xunit;

namespace VideoGen.Media.Tests.Rendering;

public sealed class FilmTests
{
    [Fact]
    public async Task A_prompt_becomes_a_film_that_passes_its_checks()
    {
        using var host = new MediaHost();

        var (path, board) = await TestFilms.FilmAsync(host, "Why does the ocean glow; \"at\" night = it's 50%?");
        var facts = await host.Get<OutputCheck>().CheckAsync(path, new FilmWanted(320, 240, new FrameRate(TestFilms.Fps, 1), board.Frames, HasAudio: true), default);

        facts.Frames.ShouldBe(board.Frames);
        (facts.VideoCodec, facts.AudioCodec, facts.FastStart).ShouldBe(("h264", "aac", true));
        facts.Bytes.ShouldBeGreaterThan(10_000);
        (await FFMpegCore.FFProbe.AnalyseAsync(path)).Format.Tags!["title"].ShouldBe(board.Title);
    }

    [Fact]
    public async Task The_joined_film_has_the_frames_of_its_segments_and_two_renders_are_alike()
    {
        using var host = new MediaHost();
        var (board, plan) = await TestFilms.PlanAsync(host, "Cities at night");

        var first = await TestFilms.RenderAsync(host, plan, "first");
        var second = await TestFilms.RenderAsync(host, plan, "second");
        var folder = Directory.CreateDirectory(host.PathOf("film")).FullName;
        var film = await host.Get<FilmAssembler>().AssembleAsync(first, null, board.Title, board.Language, new FrameRate(TestFilms.Fps, 1), board.Frames, folder, default);

        List<string> once = [], twice = [];
        foreach (var file in first) once.AddRange(await TestFilms.FrameHashesAsync(host, file));
        foreach (var file in second) twice.AddRange(await TestFilms.FrameHashesAsync(host, file));
        twice.ShouldBe(once);
        (await TestFilms.FrameHashesAsync(host, film)).ShouldBe(once);
        once.Count.ShouldBe(board.Frames);
    }

    [Theory]
    [InlineData("%{expr:while(1,1)} and %{localtime}")]
    [InlineData("{\\fs10000\\blur200\\bord500}AAAA {\\p1}m 0 0 l 9999 0")]
    [InlineData("a',metadata=mode=print:file=/tmp/pwn,drawtext=text='b")]
    [InlineData("[x]=1;movie=/etc/passwd, subtitles=x.srt:fontsdir=/etc")]
    [InlineData("it's 5:30, a\\b\\N\\n\\h \"quoted\"")]
    [InlineData("🎉 emoji 👩‍👩‍👧 mixed مرحبا 海 e\u0301\u0302\u0303\u0304\u0305 \u202Eevil")]
    public async Task Hostile_text_renders_in_normal_time(string prompt)
    {
        using var host = new MediaHost();
        var (board, plan) = await TestFilms.PlanAsync(host, prompt);
        var clock = System.Diagnostics.Stopwatch.StartNew();

        var files = await TestFilms.RenderAsync(host, plan, "part");

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        files.ShouldAllBe(file => new FileInfo(file).Length > 0);
        plan.Segments.Sum(s => s.Frames).ShouldBe(board.Frames);
        File.Exists("/tmp/pwn").ShouldBeFalse();
    }

    [Fact]
    public async Task Beside_a_scene_stand_stills_of_the_frame_on_which_its_headline_stands()
    {
        using var host = new MediaHost();
        var (_, plan) = await TestFilms.PlanAsync(host, "coffee");
        var segment = plan.Segments[plan.Poster];

        var rendered = await TestFilms.RenderAsync(host, plan, segment, host.PathOf("s"));

        var (view, wanted) = (rendered.View, plan.View(segment));
        view.Look.Frames.ShouldBe(segment.Frames);
        view.Tiles.Count.ShouldBe(wanted.Tiles.Count);
        view.Poster.Length.ShouldBeInRange(1000, 60_000);
        wanted.StillFrame.ShouldBe(segment.StillFrame!.Value);
        await Views.ShouldBeFramesOfAsync(host, rendered.Path, [view.Poster, view.Preview, view.Thumbnail], wanted.StillFrame);
        for (var i = 0; i < view.Tiles.Count; i++)
            await Views.ShouldBeFramesOfAsync(host, rendered.Path, [view.Tiles[i]], wanted.Tiles.FrameOf(i));
    }

    [Fact]
    public async Task A_cancelled_render_leaves_no_file_that_looks_like_a_segment()
    {
        using var host = new MediaHost();
        var (_, plan) = await TestFilms.PlanAsync(host, "coffee", seconds: 60);
        using var cancel = new CancellationTokenSource();
        var segment = plan.Segments.MaxBy(s => s.Frames)!;

        await Should.ThrowAsync<OperationCanceledException>(() =>
            TestFilms.RenderAsync(host, plan, segment, host.PathOf("gone"), _ => cancel.Cancel(), cancel.Token));

        Directory.EnumerateFiles(host.PathOf("gone"), "*.mp4").ShouldBeEmpty();
    }
}
