using Microsoft.Extensions.Options;
using Shouldly;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Quality;
using VideoGen.Composition.Titles;
using VideoGen.Core.Errors;
using VideoGen.Media.Checks;
using VideoGen.Media.Mixing;
using VideoGen.Media.Probing;
using VideoGen.Media.Processes;
using Xunit;

namespace VideoGen.Media.Tests.Checks;

public sealed class QualityGateTests
{
    private const string Moving = "testsrc2=s=160x90:r=25:d=8";
    private static readonly MixResult Fine = new()
    {
        FilmName = "", StreamName = "", IndexName = "", Loudness = new Loudness(-14.1, -1.6, 5), CpuTime = TimeSpan.Zero, PeakMemoryBytes = 0,
    };

    [Fact]
    public async Task A_film_without_faults_has_no_findings()
    {
        using var host = new MediaHost();

        var report = await CheckAsync(host, await MakeAsync(host, Moving));

        report.Findings.ShouldBeEmpty();
        report.Passed.ShouldBeTrue();
        (report.Measures.Frames, report.Measures.Duration, report.Measures.FramesOutOfTime).ShouldBe((200, 8, 0));
        report.Measures.AudioMinusVideo!.Value.ShouldBe(0, 0.03);
        (report.Measures.Black!.Count, report.Measures.Frozen!.Count, report.Measures.Silent.Count).ShouldBe((0, 0, 0));
    }

    public static TheoryData<string, string, double, double> Pictures() => new()
    {
        { "black", $"{Moving},drawbox=t=fill:c=black:enable='between(t,2,4.98)'", 2, 5 },
        { "frozen", $"{Moving},loop=loop=125:size=1:start=50,setpts=N/(25*TB),trim=end_frame=200", 2, 7.04 },
    };

    [Theory]
    [MemberData(nameof(Pictures))]
    public async Task A_fault_of_the_picture_is_found_where_it_is(string check, string picture, double from, double to)
    {
        using var host = new MediaHost();
        var film = await MakeAsync(host, picture);

        var report = await CheckAsync(host, film);
        var planned = await CheckAsync(host, film, order => order with { Planned = new([new(0, 200)], [new(0, 200)], []) });

        var finding = report.Findings.ShouldHaveSingleItem();
        (finding.Check, finding.Severity).ShouldBe((check, "warn"));
        finding.From!.Value.ShouldBe(from, 0.09);
        finding.To!.Value.ShouldBe(to, 0.09);
        planned.Findings.ShouldBeEmpty();
        (check == "black" ? planned.Measures.Black! : planned.Measures.Frozen!).ShouldContain(s => s.Planned);
    }

    [Fact]
    public async Task Frames_that_are_missing_are_counted()
    {
        using var host = new MediaHost();
        var film = await MakeAsync(host, $"{Moving},select='not(between(n,60,64))'", "-vsync", "vfr", "-video_track_timescale", "12800");

        var report = await CheckAsync(host, film);

        var finding = report.Findings.ShouldHaveSingleItem();
        (finding.Check, finding.Severity, finding.Value).ShouldBe(("frames", "fail", 10));
        Should.Throw<MediaException>(() => QualityGate.Require(report)).Code.ShouldBe(ErrorCodes.QualityFailed);
    }

    [Fact]
    public async Task A_film_that_is_too_short_does_not_pass()
    {
        using var host = new MediaHost();

        var report = await CheckAsync(host, await MakeAsync(host, Moving, "-frames:v", "190"));

        report.Passed.ShouldBeFalse();
        report.Findings.Select(f => f.Check).ShouldBe(["duration", "frames", "audio_video"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_film_whose_file_is_cut_short_does_not_pass()
    {
        using var host = new MediaHost();
        var film = await MakeAsync(host, Moving);
        await using (var file = File.OpenWrite(film)) file.SetLength(file.Length * 9 / 10);

        var report = await host.Get<QualityGate>().CheckAsync(new QualityOrder { Path = film, Rate = new FrameRate(25, 1), Frames = 200, Sound = Fine }, default);

        report.Passed.ShouldBeFalse();
        report.Findings.ShouldContain(f => f.Check == "frames" && f.Severity == "fail");
    }

    [Fact]
    public async Task Sound_that_is_missing_or_too_short_does_not_pass()
    {
        using var host = new MediaHost();
        var mute = await CheckAsync(host, await MakeAsync(host, Moving, "-an"));
        var cut = await CheckAsync(host, await MakeAsync(host, Moving, "-af", "atrim=0:7.8"));

        mute.Findings.ShouldHaveSingleItem().Message.ShouldBe("The film has no sound.");
        cut.Findings.ShouldHaveSingleItem().Value!.Value.ShouldBe(-0.2, 0.03);
    }

    [Theory]
    [InlineData(-17.5, -1.6, "loudness")]
    [InlineData(-14, 0.3, "true_peak")]
    public async Task Sound_that_is_too_quiet_or_too_high_is_named(double lufs, double peak, string check)
    {
        using var host = new MediaHost();
        var film = await MakeAsync(host, Moving);

        var report = await CheckAsync(host, film, order => order with { Sound = Fine with { Loudness = new Loudness(lufs, peak, 1) } });

        report.Findings.ShouldHaveSingleItem().Check.ShouldBe(check);
    }

    [Fact]
    public async Task Silence_is_a_fault_only_where_something_should_sound()
    {
        using var host = new MediaHost();
        var film = await MakeAsync(host, Moving);
        var sound = Fine with { Silences = [new SilentSpan(1, 7)] };

        var fault = await CheckAsync(host, film, order => order with { Sound = sound });
        var meant = await CheckAsync(host, film, order => order with { Sound = sound, Planned = new([], [], [new(30, 180)]) });

        (fault.Findings.ShouldHaveSingleItem().Check, fault.Findings[0].From, fault.Findings[0].To).ShouldBe(("silent", 1, 7));
        meant.Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Captions_that_do_not_fit_are_named_by_their_path()
    {
        using var host = new MediaHost();
        var texts = new[] { new TextFinding(TextFindingKind.CaptionOverflows, "$.captions/cues/3", "The caption does not fit.", "Split it."), new TextFinding(TextFindingKind.LowContrast, "", "", "") };

        var report = await CheckAsync(host, await MakeAsync(host, Moving), order => order with { Texts = texts });

        report.Findings.ShouldHaveSingleItem().Message.ShouldBe("$.captions/cues/3: The caption does not fit.");
    }

    [Fact]
    public async Task A_policy_decides_what_a_finding_leads_to()
    {
        using var host = new MediaHost();
        var film = await MakeAsync(host, Moving);
        QualityOrder Quiet(QualityOrder order) => order with { Sound = Fine with { Loudness = new Loudness(-30, -9, 1) } };

        var off = await CheckAsync(host, film, Quiet, new QualityOptions { Loudness = new() { Policy = QualityPolicy.Off } });
        var fail = await CheckAsync(host, film, Quiet, new QualityOptions { Loudness = new() { Policy = QualityPolicy.Fail } });

        off.Findings.ShouldBeEmpty();
        (fail.Passed, fail.Findings[0].Severity).ShouldBe((false, "fail"));
    }

    [Fact]
    public async Task The_report_has_the_shape_that_is_promised()
    {
        using var host = new MediaHost();

        var json = (await CheckAsync(host, await MakeAsync(host, Moving), order => order with { Sound = Fine with { Loudness = new Loudness(double.NegativeInfinity, 0.5, 0) } })).ToJson();

        json["passed"]!.GetValue<bool>().ShouldBeTrue();
        json["measures"]!.AsObject().Select(p => p.Key).ShouldBe(
            ["integrated_lufs", "true_peak_dbtp", "range_lu", "duration", "frames", "frames_out_of_time", "audio_minus_video", "black", "frozen", "silent"]);
        json["measures"]!["integrated_lufs"].ShouldBeNull();
        json["findings"]![0]!.AsObject().Select(p => p.Key).ShouldBe(["check", "severity", "value", "limit", "from", "to", "message"]);
        json["findings"]![0]!["value"]!.GetValue<double>().ShouldBe(0.5);
    }

    [Fact]
    public async Task What_is_no_film_is_refused()
    {
        using var host = new MediaHost();
        await File.WriteAllTextAsync(host.PathOf("film.mp4"), "no film");

        var failure = await Should.ThrowAsync<MediaException>(() => host.Get<QualityGate>().CheckAsync(
            new QualityOrder { Path = host.PathOf("film.mp4"), Rate = new FrameRate(25, 1), Frames = 200 }, default));

        failure.Code.ShouldBe(ErrorCodes.OutputInvalid);
    }

    private static async Task<QualityReport> CheckAsync(MediaHost host, string film, Func<QualityOrder, QualityOrder>? change = null, QualityOptions? options = null)
    {
        var order = new QualityOrder { Path = film, Rate = new FrameRate(25, 1), Frames = 200, Looks = [await LookAsync(host, film)], Sound = Fine };
        var gate = options is null ? host.Get<QualityGate>() : new QualityGate(host.Get<FFprobe>(), Options.Create(options));
        return await gate.CheckAsync(change?.Invoke(order) ?? order, default);
    }

    private static async Task<PictureLook> LookAsync(MediaHost host, string film)
    {
        await host.FFmpeg.RunAsync(
            new FFmpegRun { WorkDirectory = host.Folder, Arguments = ["-i", "film.mp4", "-vf", "extractplanes=y,scale=64:36:flags=area", "-fps_mode", "passthrough", "-f", "rawvideo", "look.gray"] }, default);
        return PictureLook.Of(await File.ReadAllBytesAsync(Path.Combine(Path.GetDirectoryName(film)!, "look.gray"))).ShouldNotBeNull();
    }

    private static async Task<string> MakeAsync(MediaHost host, string picture, params string[] more)
    {
        string[] encode = ["-pix_fmt", "yuv420p", "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac", "-movie_timescale", "48000", "-movflags", "+faststart"];
        await host.FFmpeg.RunAsync(
            new FFmpegRun { WorkDirectory = host.Folder, Arguments = ["-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", "sine=d=8:r=48000", .. encode, .. more, "film.mp4"] }, default);
        return host.PathOf("film.mp4");
    }
}
