using Shouldly;
using VideoGen.Composition.Layouts;
using VideoGen.Composition.Segments;
using VideoGen.Composition.Storyboards;
using VideoGen.Composition.Tests.Planning;
using Xunit;

namespace VideoGen.Composition.Tests.Segments;

public sealed class SegmentPlanTests
{
    private static readonly FrameSize Frame = new(1280, 720);

    [Fact]
    public void The_command_for_a_segment_is_this_one()
    {
        var segment = FilmPlans.Of(Board(), Frame).Segments[0] with { Frames = 60, StillFrame = 41 };
        const string Jpeg = "-fps_mode passthrough -c:v mjpeg -threads 1";
        const string Colours = "in_color_matrix=bt709:in_range=tv:out_color_matrix=bt601:out_range=pc,format=yuvj420p";
        const string Bare = "-map_metadata -1 -fflags +bitexact";

        string.Join(' ', SegmentArguments.Render(segment, "segment.mp4")).ShouldBe(
            "-protocol_whitelist file,pipe -f rawvideo -pixel_format yuv420p -video_size 1280x720 -framerate 30 -thread_queue_size 4 -i pipe:0 " +
            "-filter_threads 1 -filter_complex_threads 1 -filter_complex [0:v]ass=filename=titles.ass:fontsdir=fonts,split=4[film][looked][tiled][held];" +
            "[looked]extractplanes=y,scale=64:36:flags=area[look];" +
            $"[tiled]select='eq(n,0)+eq(n,15)+eq(n,45)',setpts=PTS+100000/TB,scale=160:90:flags=area:{Colours}[tiles];" +
            $"[held]select='eq(n,0)+eq(n,41)',setpts=PTS+100000/TB,scale=1280:720:flags=bicubic:{Colours},split=3[poster][medium][small];" +
            "[medium]scale=640:360:flags=bicubic[preview];[small]scale=320:180:flags=bicubic[thumbnail] " +
            "-map [film] -frames:v 60 -r 30/1 -c:v libx264 -preset veryfast -crf 20 -threads 1 -pix_fmt yuv420p -profile:v high -aq-mode 3 -g 180 -flags +cgop -bf 3 " +
            "-color_primaries bt709 -color_trc bt709 -colorspace bt709 -color_range tv -flags:v +bitexact -bsf:v dump_extra=freq=keyframe " +
            "-map_metadata -1 -fflags +bitexact -video_track_timescale 15360 -movflags +frag_custom+empty_moov+default_base_moof+negative_cts_offsets+skip_trailer " +
            "-f mp4 file:segment.mp4 -map [look] -frames:v 60 -fps_mode passthrough -c:v rawvideo -f rawvideo file:look.gray " +
            $"-map [tiles] -frames:v 3 {Jpeg} -q:v 2 {Bare} -f mjpeg file:tiles.mjpeg " +
            $"-map [poster] -frames:v 2 {Jpeg} -q:v 3 {Bare} -update 1 -f image2 file:poster.jpg " +
            $"-map [preview] -frames:v 2 {Jpeg} -q:v 3 {Bare} -update 1 -f image2 file:preview.jpg " +
            $"-map [thumbnail] -frames:v 2 {Jpeg} -q:v 3 {Bare} -update 1 -f image2 file:thumbnail.jpg");
    }

    [Fact]
    public void No_word_of_the_prompt_is_in_the_command()
    {
        var plan = FilmPlans.Of(PromptPlannerTests.Plan("[x]=1;movie=/etc/passwd and %{expr} for zebras", 9), Frame);

        foreach (var segment in plan.Segments)
            string.Join(' ', SegmentArguments.Render(segment, "o.mp4")).ShouldNotMatch("passwd|expr|zebra");
    }

    [Fact]
    public void A_key_is_stable_and_follows_what_is_seen()
    {
        var plan = FilmPlans.Of(Board(), Frame);
        var edited = Board() with { Scenes = [.. Board().Scenes.Select((s, i) => i == 1 ? s with { Headline = "Other words" } : s)] };
        var again = FilmPlans.Of(edited with { Title = Board().Title }, Frame);

        FilmPlans.Of(Board(), Frame).Segments.Select(s => s.ContentKey).ShouldBe(plan.Segments.Select(s => s.ContentKey));
        plan.Segments.Select(s => s.ContentKey).ShouldBeUnique();
        again.Segments[1].ContentKey.ShouldNotBe(plan.Segments[1].ContentKey);
        again.Segments[0].ContentKey.ShouldBe(plan.Segments[0].ContentKey);
        FilmPlans.Of(Board(), new FrameSize(1280, 722)).Segments[0].ContentKey.ShouldNotBe(plan.Segments[0].ContentKey);
        FilmPlans.Of(Board(), Frame, ffmpeg: "7.0").Segments[0].ContentKey.ShouldNotBe(plan.Segments[0].ContentKey);
        FilmPlans.Of(Board() with { Seed = 8 }, Frame).Segments[0].ContentKey.ShouldNotBe(plan.Segments[0].ContentKey);
    }

    [Fact]
    public void Every_still_lies_within_its_segment() =>
        FilmPlans.Of(PromptPlannerTests.Plan("7", 3), Frame).Segments.ShouldAllBe(s => s.StillFrame >= 0 && s.StillFrame < s.Frames);

    private static Storyboard Board() => PromptPlannerTests.Plan("Why does the ocean glow at night?", 20);
}
