using Shouldly;
using VideoGen.Composition.Layers;
using Xunit;

namespace VideoGen.Media.Tests.Rendering.Timelines;

public sealed class EditTests
{
    private static readonly string[] Camera = ["-c:v", "libx264", "-crf", "14", "-pix_fmt", "yuv420p", "-g", "50", "-bf", "2", .. CounterFiles.FilmColours];

    [Theory]
    [InlineData(30, 1, false)]
    [InlineData(24000, 1001, false)]
    [InlineData(30, 1, true)]
    public async Task After_an_edit_only_its_own_segments_are_new_and_every_frame_is_right(int numerator, int denominator, bool copies)
    {
        using var host = new MediaHost();
        var rate = new FrameRate(numerator, denominator);
        var sources = new Dictionary<string, SourceMedia> { ["a.mp4"] = await CounterFiles.MakeAsync(host, "a.mp4", rate, 300, Camera) };
        (string, int, int)[] clips = [("a.mp4", 7, 40), ("a.mp4", 200, 31), ("a.mp4", 0, 70), ("a.mp4", 111, 25), ("a.mp4", 49, 55), ("a.mp4", 250, 50)];
        (string, int, int)[] edited = [clips[0], clips[1], ("a.mp4", 3, 70), .. clips[3..]];
        (string, int, int)[] inserted = [("a.mp4", 280, 16), .. clips];
        var store = new Dictionary<string, string>();

        var rendered = await RenderAsync(host, rate, sources, clips, copies, store, "one");
        var renderedAfterEdit = await RenderAsync(host, rate, sources, edited, copies, store, "two");
        var renderedAfterInsert = await RenderAsync(host, rate, sources, inserted, copies, store, "three");

        rendered.Sum().ShouldBe(clips.Sum(c => c.Item3));
        rendered.Length.ShouldBeGreaterThanOrEqualTo(6);
        renderedAfterEdit.Sum().ShouldBe(70);
        renderedAfterInsert.Sum().ShouldBe(16);
    }

    // Frames of the segments that had to be rendered.
    private static async Task<long[]> RenderAsync(
        MediaHost host, FrameRate rate, Dictionary<string, SourceMedia> sources, (string, int From, int Frames)[] clips, bool copies, Dictionary<string, string> store, string name)
    {
        var plan = await CounterFiles.PlanAsync(host, CounterFiles.Film(rate, sources, clips) with { SmartCopy = copies });
        var missing = plan.Segments.Where(s => !store.ContainsKey(s.Key)).ToArray();
        var parts = await CounterFiles.RenderAsync(host, plan with { Segments = missing }, sources, name);
        foreach (var (segment, part) in missing.Zip(parts)) store.TryAdd(segment.Key, part);
        var film = await CounterFiles.JoinAsync(host, plan, [.. plan.Segments.Select(s => store[s.Key])], $"film-{name}");
        (await CounterPainter.ReadAsync(host, film)).ShouldBe(clips.SelectMany(c => Enumerable.Range(c.From, c.Frames)));
        return [.. missing.Select(s => s.Frames)];
    }
}
