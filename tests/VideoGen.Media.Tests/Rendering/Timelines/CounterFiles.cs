using Shouldly;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Painting;
using VideoGen.Composition.Segments;
using VideoGen.Media.Fonts;
using VideoGen.Media.Probing;
using VideoGen.Media.Processes;
using VideoGen.Media.Rendering;

namespace VideoGen.Media.Tests.Rendering.Timelines;

/// <summary>Video files whose frames carry numbers.</summary>
internal static class CounterFiles
{
    public static readonly string[] FilmColours = ["-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv"];

    /// <summary>Makes a file as others make them and looks at it.</summary>
    public static async Task<SourceMedia> MakeAsync(MediaHost host, string name, FrameRate rate, int frames, params string[] encode)
    {
        var painter = new CounterPainter();
        var buffer = new byte[painter.Format.Bytes(painter.Width, painter.Height)];
        await host.FFmpeg.RunAsync(
            new FFmpegRun
            {
                Arguments =
                [
                    "-f", "rawvideo", "-pixel_format", "yuv420p", "-video_size", $"{painter.Width}x{painter.Height}", "-framerate", rate.ToString(), "-i", "pipe:0",
                    .. encode, "-map_metadata", "-1", $"file:{name}",
                ],
                WorkDirectory = host.Folder,
                WriteInput = async (stream, ct) =>
                {
                    for (var i = 0; i < frames; i++)
                    {
                        painter.Paint(i, buffer);
                        await stream.WriteAsync(buffer, ct);
                    }
                },
            },
            default);
        var usable = (await host.Get<MediaProbe>().ProbeAsync(host.PathOf(name), default)).ShouldBeOfType<ProbeResult.Usable>();
        return usable.Media with { Name = name, ObjectKey = name };
    }

    /// <summary>A film of clips of such files, hard cuts between them.</summary>
    public static ResolvedTimeline Film(FrameRate rate, IReadOnlyDictionary<string, SourceMedia> sources, params (string Source, int From, int Frames)[] clips)
    {
        List<Layer> layers = [];
        long at = 0;
        foreach (var (source, from, frames) in clips)
        {
            layers.Add(new VideoLayer
            {
                Path = $"/{layers.Count}", Source = source, Start = at, Frames = frames, Trim = TimeSpan.FromSeconds(rate.SecondsAt(from)),
                X = 64, Y = 32, Width = 128, Height = 64,
            });
            at += frames;
        }

        return new ResolvedTimeline
        {
            Width = 128, Height = 64, Rate = rate, Frames = at, Background = new Rgba(0, 0, 0), Encoder = new EncoderSettings("veryfast", 16), Title = "Numbers", Language = "en",
            Layers = layers, Sources = sources,
        };
    }

    public static async Task<TimelinePlan> PlanAsync(MediaHost host, ResolvedTimeline film) =>
        TimelinePlanner.Plan(film, host.Get<FontCatalog>().Find, (await host.Probe.GetAsync(default)).FFmpegVersion);

    /// <summary>Renders all segments.</summary>
    public static async Task<string[]> RenderAsync(MediaHost host, TimelinePlan plan, IReadOnlyDictionary<string, SourceMedia> sources, string prefix = "s")
    {
        var files = new SourceFiles(sources, sources.ToDictionary(s => s.Key, s => host.PathOf(s.Key)));
        List<string> parts = [];
        foreach (var segment in plan.Segments)
            parts.Add((await host.Get<TimelineSegmentRenderer>().RenderAsync(plan, segment, files, host.PathOf($"{prefix}{segment.Index}"), null, default)).Path);
        return [.. parts];
    }

    public static async Task<string> JoinAsync(MediaHost host, TimelinePlan plan, string[] parts, string folder = "film") =>
        await host.Get<FilmAssembler>().AssembleAsync(parts, null, "Numbers", "en", plan.Rate, plan.Frames, Directory.CreateDirectory(host.PathOf(folder)).FullName, default);
}
