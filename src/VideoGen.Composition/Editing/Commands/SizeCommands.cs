using VideoGen.Composition.Storyboards;
using VideoGen.Core.Requests;

namespace VideoGen.Composition.Editing.Commands;

[Command("Sets the shape of the picture and keeps its shorter side.")]
internal sealed record SetShape([property: Field("The new shape.")] FrameShape Shape) : EditCommand
{
    private protected override Storyboard Edit(Work work) =>
        work.Film with { Output = FrameSizes.Of(work.Film.Output, Shape, Math.Min(work.Film.Output.Width, work.Film.Output.Height)) };
}

[Command("Sets the resolution, 720 for 720p and so on, and keeps the shape of the picture.")]
internal sealed record SetResolution(
    [property: Field("Pixels of the shorter side; of a square, of each.", Least = GenerateLimits.MinSide, Most = 1080)] int Lines) : EditCommand
{
    private protected override Storyboard Edit(Work work)
    {
        var output = work.Film.Output;
        return work.Film with { Output = FrameSizes.Scaled(output, Lines / (double)Math.Min(output.Width, output.Height)) };
    }
}

[Command("Sets the size of the picture in pixels.")]
internal sealed record SetSize(
    [property: Field("Pixels, even.", Least = GenerateLimits.MinSide, Most = GenerateLimits.MaxSide)] int Width,
    [property: Field("Pixels, even.", Least = GenerateLimits.MinSide, Most = GenerateLimits.MaxSide)] int Height) : EditCommand
{
    private protected override Storyboard Edit(Work work) => work.Film with { Output = work.Film.Output with { Width = Width, Height = Height } };
}

[Command("Sets the frame rate.")]
internal sealed record SetFrameRate([property: Field("Frames per second.", Least = GenerateLimits.MinFps, Most = GenerateLimits.MaxFps)] int Fps) : EditCommand
{
    private protected override Storyboard Edit(Work work) => work.Film with { Output = work.Film.Output with { Fps = Fps } };
}

/// <summary>Shapes of a picture that have a name.</summary>
internal enum FrameShape
{
    /// <summary>16:9.</summary>
    Landscape,

    /// <summary>9:16.</summary>
    Vertical,

    /// <summary>1:1.</summary>
    Square,

    /// <summary>4:5.</summary>
    Portrait,
}

internal static class FrameSizes
{
    /// <summary>A picture of a shape whose shorter side has some pixels, or as many as its longer side allows.</summary>
    public static StoryboardOutput Of(StoryboardOutput output, FrameShape shape, int shorter)
    {
        var (wide, high) = shape switch
        {
            FrameShape.Vertical => (9, 16),
            FrameShape.Square => (1, 1),
            FrameShape.Portrait => (4, 5),
            _ => (16, 9),
        };
        var unit = (double)Math.Clamp(shorter, GenerateLimits.MinSide, 1080) / Math.Min(wide, high);
        return output with { Width = Even(unit * wide), Height = Even(unit * high) };
    }

    /// <summary>A picture of the same shape, larger or smaller.</summary>
    public static StoryboardOutput Scaled(StoryboardOutput output, double scale)
    {
        scale = Math.Min(scale, (double)GenerateLimits.MaxSide / Math.Max(output.Width, output.Height));
        return output with { Width = Even(output.Width * scale), Height = Even(output.Height * scale) };
    }

    private static int Even(double side) => (int)Math.Round(side / 2) * 2;
}
