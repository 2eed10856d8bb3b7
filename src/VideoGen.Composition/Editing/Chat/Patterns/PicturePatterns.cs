using VideoGen.Composition.Editing.Commands;

namespace VideoGen.Composition.Editing.Chat.Patterns;

internal static class PicturePatterns
{
    private const string Area = "Size and shape";

    public static IReadOnlyList<Pattern> All { get; } =
    [
        new(Area, "Make it vertical", s => s.Do(new SetShape(s.Get<FrameShape>("shape"))), "make [film] [to|as] [format] <shape> [format|film]", "[make] [film] format [to] <shape>", "<shape> [format|film|version]", "film <shape>", "make <shape> version [in] [film]"),
        new(Area, "Change the format to 4:5", Ratio, "make [film] [format] [to] <ratio>", "format [to] <ratio>", "<ratio> [format]", "make format [in] film [to] <ratio>"),
        new(Area, "Render it in 1080p", s => s.Do(new SetResolution(s.Get<int>("lines"))), "make [film] [format] [to] <lines>", "<lines> [format]", "format [to] <lines>"),
        new(Area, "Make it 1080x1080", Size, "make [film] [format] [to] <size>", "<size>", "format [to] <size>", "make format [in] film [to] <size>"),
        new(Area, "Use 60 fps", s => s.Do(new SetFrameRate((int)Math.Clamp(s.Number("number"), 0, 1000))), "[make] [film] [frame_rate] [to] <number> fps", "[make] frame_rate [to] <number> [fps]"),
    ];

    private static void Ratio(Said s)
    {
        FrameShape? shape = s.Get<(double, double)>("ratio") switch
        {
            (16, 9) => FrameShape.Landscape,
            (9, 16) => FrameShape.Vertical,
            (1, 1) => FrameShape.Square,
            (4, 5) => FrameShape.Portrait,
            _ => null,
        };
        if (shape is { } known) s.Do(new SetShape(known));
        else s.Fail("shape", "must be 16:9, 9:16, 1:1 or 4:5.", "Say the size in pixels, such as 960x720.");
    }

    private static void Size(Said s)
    {
        var (width, height) = s.Get<(int, int)>("size");
        s.Do(new SetSize(width, height));
    }
}
