using VideoGen.Composition.Painting;

namespace VideoGen.Composition.Graphs;

/// <summary>
/// The picture of one stretch of a film as ffmpeg draws it: inputs, one filter graph and small text files. Says nothing of where the
/// stretch lies in the film, so that equal stretches are equal wherever they stand.
/// </summary>
/// <param name="Frames">Frames that come out, numbered from 0.</param>
/// <param name="Inputs">In ffmpeg's order: input n is <c>[n:v]</c>.</param>
/// <param name="Filter">The -filter_complex; its result is <c>[v]</c>: yuv420p (yuva420p for a group), BT.709 limited range, square pixels, constant rate.</param>
/// <param name="Files">Files that filters read by name (ASS, commands): name to content.</param>
/// <param name="Fonts">Typefaces that the ASS files use.</param>
public sealed record SegmentGraph(
    long Frames, IReadOnlyList<GraphInput> Inputs, string Filter, IReadOnlyDictionary<string, string> Files, IReadOnlyList<Design.FontName> Fonts)
{
    /// <summary>Name of the folder with the typefaces, beside the files.</summary>
    public const string FontsFolder = "fonts";
}

/// <summary>An input of a graph.</summary>
public abstract record GraphInput
{
    private GraphInput()
    {
    }

    /// <summary>A file of the user. Its pictures come as they are coded: the graph turns them by <see cref="Layers.VideoFacts.Rotation"/>.</summary>
    /// <param name="Name">Key in the timeline's sources.</param>
    /// <param name="Seek">Where reading begins; with frames at uneven times (<see cref="Layers.VideoFacts.IsVariable"/>) at the keyframe before.</param>
    /// <param name="Length">How much of it is read; null to the end.</param>
    public sealed record Source(string Name, TimeSpan Seek, TimeSpan? Length) : GraphInput;

    /// <summary>Frames that VideoGen draws, fed as raw video at the film's rate.</summary>
    /// <param name="Painter">Who draws.</param>
    /// <param name="First">First frame to ask for.</param>
    /// <param name="Count">How many.</param>
    public sealed record Painted(IFramePainter Painter, long First, long Count) : GraphInput;

    /// <summary>Like <see cref="Painted"/>, from files of the user: whoever renders decodes the materials once and opens the painting with them.</summary>
    /// <param name="Painting">What draws, once its materials are there.</param>
    /// <param name="First">First frame to ask for.</param>
    /// <param name="Count">How many.</param>
    public sealed record Drawn(IPainting Painting, long First, long Count) : GraphInput;
}
