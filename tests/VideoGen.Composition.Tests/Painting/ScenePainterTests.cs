using Shouldly;
using VideoGen.Composition.Layouts;
using VideoGen.Composition.Painting;
using VideoGen.Composition.Tests.Planning;
using Xunit;

namespace VideoGen.Composition.Tests.Painting;

public sealed class ScenePainterTests
{
    [Fact]
    public void The_same_scene_gives_the_same_bytes_in_any_order()
    {
        var segment = Plan("Why does the ocean glow at night?").Segments[0];
        var (first, second) = (new ScenePainter(segment), new ScenePainter(segment));
        var (a, b) = (new byte[first.FrameBytes], new byte[first.FrameBytes]);

        first.Paint(20, a);
        second.Paint(5, b);
        second.Paint(20, b);

        a.ShouldBe(b);
    }

    [Fact]
    public void Backgrounds_move_and_differ_from_scene_to_scene()
    {
        var plan = Plan("Why does the ocean glow at night?");
        var pictures = plan.Segments.Take(2).SelectMany(s => (int[])[20, 24], (s, frame) => Picture(s, frame)).ToArray();

        pictures.Distinct(new BytesComparer()).Count().ShouldBe(4);
    }

    [Fact]
    public void Two_prompts_look_different()
    {
        var looks = ((string[])["Why does the ocean glow at night?", "Our company grew by 45% this quarter", "Cats, dogs and other funny pets", "How do computers learn?"])
            .Select(p => Plan(p).Design).ToArray();

        looks.Select(l => l.Motif).ShouldBeUnique();
    }

    private static byte[] Picture(Composition.Segments.SegmentPlan segment, int frame)
    {
        var painter = new ScenePainter(segment);
        var picture = new byte[painter.FrameBytes];
        painter.Paint(frame, picture);
        return picture;
    }

    private static Composition.Segments.FilmPlan Plan(string prompt) => FilmPlans.Of(PromptPlannerTests.Plan(prompt, 12), new FrameSize(320, 180));

    private sealed class BytesComparer : IEqualityComparer<byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => obj.Length;
    }
}
