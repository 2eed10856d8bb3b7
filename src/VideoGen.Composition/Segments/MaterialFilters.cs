using VideoGen.Composition.Painting;
using static VideoGen.Composition.Segments.SegmentEncoding;

namespace VideoGen.Composition.Segments;

/// <summary>Filters that bring a file's picture or sound into the form that paintings take.</summary>
internal static class MaterialFilters
{
    public static string Still(PaintingMaterial.Still still, int rotation)
    {
        var turn = rotation switch { 90 => "transpose=clock,", 180 => "hflip,vflip,", 270 => "transpose=cclock,", _ => "" };
        var colours = still.Format == FrameFormat.Rgba ? "" : ":out_color_matrix=bt709:out_range=tv";
        return $"{turn}scale={I(still.Width)}:{I(still.Height)}:flags=lanczos+accurate_rnd+full_chroma_int+full_chroma_inp{colours},format={still.Format.Name()}";
    }

    public static string Sound(PaintingMaterial.Sound sound)
    {
        var late = sound.From < TimeSpan.Zero ? (long)Math.Round(-sound.From.TotalSeconds * PaintingMaterial.Sound.Rate) : 0;
        var wait = late > 0 ? $"adelay=delays={I(late)}S," : "";
        return $"aresample={I(PaintingMaterial.Sound.Rate)}:first_pts=0,aformat=sample_fmts=flt:channel_layouts=mono,{wait}apad,atrim=end_sample={I(sound.Samples)}";
    }
}
