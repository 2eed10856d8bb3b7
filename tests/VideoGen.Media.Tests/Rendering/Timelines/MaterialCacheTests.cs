using Shouldly;
using VideoGen.Composition.Graphs;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Painting;
using VideoGen.Composition.Painting.Stills;
using VideoGen.Media.Rendering;
using Xunit;

namespace VideoGen.Media.Tests.Rendering.Timelines;

public sealed class MaterialCacheTests
{
    private static readonly FrameRate Rate = new(30, 1);

    [Fact]
    public async Task A_still_is_decoded_once_for_all_segments_that_show_it()
    {
        using var host = new MediaHost();
        var still = await CounterFiles.MakeAsync(host, "still.mp4", Rate, 1, "-c:v", "libx264", "-pix_fmt", "yuv420p");
        var cache = new FolderCache(host.PathOf("cache"));
        var decoder = new MaterialDecoder(host.FFmpeg, host.Probe, cache);

        var first = await PaintAsync(host, decoder, still, "one");
        var second = await PaintAsync(host, decoder, still, "two");
        var other = await PaintAsync(host, decoder, still with { Sha256 = new string('b', 64) }, "three");

        second.ShouldBe(first);
        other.ShouldBe(first);
        (cache.Kept, cache.Taken).ShouldBe((2, 1));
    }

    private static async Task<byte[]> PaintAsync(MediaHost host, MaterialDecoder decoder, SourceMedia still, string folder)
    {
        var video = still.Video!; // it has one
        var painting = new KenBurnsPainting("still", video, Crop.None, new KenBurns(1, 1.5, 0.5, 0.5, 0.4, 0.6, Easing.Linear), 30, 160, 90);
        var graph = new SegmentGraph(5, [new GraphInput.Drawn(painting, 0, 5)], "", new Dictionary<string, string>(), []);
        var sources = new SourceFiles(
            new Dictionary<string, SourceMedia> { ["still"] = still }, new Dictionary<string, string> { ["still"] = host.PathOf("still.mp4") });
        var opened = await decoder.OpenAsync(graph, sources, Directory.CreateDirectory(host.PathOf(folder)).FullName, default);
        var painter = opened.Inputs[0].ShouldBeOfType<GraphInput.Painted>().Painter;
        var frame = new byte[painter.Format.Bytes(painter.Width, painter.Height)];
        painter.Paint(3, frame);
        File.Exists(Path.Combine(host.PathOf(folder), "material.raw")).ShouldBeFalse();
        return frame;
    }

    private sealed class FolderCache(string folder) : IMaterialCache
    {
        private readonly Dictionary<string, string> _names = [];

        public int Kept { get; private set; }

        public int Taken { get; private set; }

        public bool TryTake(string key, string path)
        {
            if (!_names.TryGetValue(key, out var name))
                return false;
            File.Copy(name, path);
            Taken++;
            return true;
        }

        public void Keep(string key, string path)
        {
            _names[key] = Path.Combine(Directory.CreateDirectory(folder).FullName, $"{++Kept}");
            File.Copy(path, _names[key]);
        }
    }
}
