using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Graphs;

/// <summary>Takes a source's colours to BT.709, limited range, 8 bits.</summary>
internal sealed class Colours(VideoFacts facts, bool still)
{
    // Rounding and chroma at full resolution: for a still it costs once.
    private readonly string _flags = still ? "bicubic+accurate_rnd+full_chroma_int+full_chroma_inp" : "bicubic";

    public bool Still => still;

    private string Matrix => facts.Matrix switch
    {
        "bt709" => "bt709",
        "bt470bg" or "smpte170m" or "bt601" => "bt601",
        "fcc" => "fcc",
        "smpte240m" => "smpte240m",
        "bt2020nc" or "bt2020c" or "bt2020" => "bt2020",
        // Still formats are BT.601 by their standards; of untagged films the large ones are BT.709, as players have it.
        _ when still || (facts.CodedHeight <= 576 && facts.CodedWidth < 1280) => "bt601",
        _ => "bt709",
    };

    private bool IsRgb => facts.PixelFormat is "pal8" or "monob" or "monow" || facts.PixelFormat.Contains("rgb", StringComparison.Ordinal)
        || facts.PixelFormat.Contains("bgr", StringComparison.Ordinal) || facts.PixelFormat.StartsWith("gbr", StringComparison.Ordinal);

    private bool IsFull => IsRgb || facts.Range is "pc" or "full" or "jpeg" || facts.PixelFormat.StartsWith("yuvj", StringComparison.Ordinal)
        || (facts.Range.Length == 0 && (facts.PixelFormat.StartsWith("gray", StringComparison.Ordinal) || facts.PixelFormat.StartsWith("ya", StringComparison.Ordinal)));

    private bool IsHdr => facts.Transfer is "smpte2084" or "arib-std-b67";

    /// <summary>Filters to a size.</summary>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="whole">Whether the frames still have the source's own size.</param>
    public IEnumerable<Filter> To(int width, int height, bool whole)
    {
        var sameSize = whole && (facts.Rotation is 90 or 270 ? (facts.CodedHeight, facts.CodedWidth) : (facts.CodedWidth, facts.CodedHeight)) == (width, height);
        if (facts.HasAlpha) return Alpha(width, height, sameSize);
        if (IsHdr) return Hdr(width, height);
        if (sameSize && facts.PixelFormat == "yuv420p" && Matrix == "bt709" && !IsFull) return [];
        return [Convert().With("w", width).With("h", height), Filters.Format(alpha: false)];
    }

    private Filter Convert() => From(new Filter("scale").With("flags", _flags)).With("out_color_matrix", "bt709").With("out_range", "tv");

    private Filter From(Filter scale) => IsRgb ? scale : scale.With("in_color_matrix", Matrix).With("in_range", IsFull ? "pc" : "tv");

    // Colours of transparent pixels must not bleed into their neighbours, so sizes change with the alpha multiplied in.
    private IEnumerable<Filter> Alpha(int width, int height, bool sameSize) => sameSize
        ? [Convert(), Filters.Format(alpha: true)]
        :
        [
            From(new Filter("scale").With("flags", _flags)), Filters.Format("gbrap"), new Filter("premultiply").With("inplace", 1),
            Filters.Scale(width, height, _flags), new Filter("unpremultiply").With("inplace", 1),
            new Filter("scale").With("flags", _flags).With("out_color_matrix", "bt709").With("out_range", "tv"), Filters.Format(alpha: true),
        ];

    private IEnumerable<Filter> Hdr(int width, int height) =>
    [
        new Filter("zscale").With("w", width).With("h", height).With("tin", facts.Transfer).With("min", "2020_ncl").With("pin", "2020")
            .With("rin", IsFull ? "full" : "limited").With("t", "linear").With("npl", 203),
        Filters.Format("gbrpf32le"), new Filter("zscale").With("p", "709"), new Filter("tonemap").With("tonemap", "hable").With("desat", 0),
        new Filter("zscale").With("t", "709").With("m", "709").With("r", "limited"), Filters.Format(alpha: false),
    ];
}
