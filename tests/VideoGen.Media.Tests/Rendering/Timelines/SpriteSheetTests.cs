using Shouldly;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Segments;
using VideoGen.Media.Rendering;
using Xunit;

namespace VideoGen.Media.Tests.Rendering.Timelines;

public sealed class SpriteSheetTests
{
    [Fact]
    public async Task Each_picture_shows_the_middle_of_its_stretch()
    {
        using var host = new MediaHost();
        var rate = new FrameRate(25, 1);
        await CounterFiles.MakeAsync(host, "film.mp4", rate, 300, "-c:v", "libx264", "-bf", "2", "-g", "150", "-crf", "12", "-pix_fmt", "yuv420p");
        var sheet = SpriteSheet.Of(128, 64, 300, rate);

        var view = await host.Get<SegmentViewer>().ViewAsync(host.PathOf("film.mp4"), ViewArguments.Of(128, 64, 300, rate), host.PathOf("pictures"), default);
        var path = await host.Get<SpriteSheetMaker>().LayOutAsync(view.Tiles, sheet, host.PathOf("sprites"), default);

        var numbers = await NumbersAsync(host, path, sheet);
        (await GapAsync(host, path)).ShouldAllBe(part => part < 12);
        numbers.ShouldBe(Enumerable.Range(0, 12).Select(i => (i * 25) + 12));
    }

    // Red, green and blue of the last pixel, where no picture is.
    private static async Task<byte[]> GapAsync(MediaHost host, string path)
    {
        await host.FFmpeg.RunAsync(
            new() { Arguments = ["-i", $"file:{Path.GetRelativePath(host.Folder, path)}", "-pix_fmt", "rgb24", "-f", "rawvideo", "file:gap.raw"], WorkDirectory = host.Folder },
            default);
        return (await File.ReadAllBytesAsync(host.PathOf("gap.raw")))[^3..];
    }

    private static async Task<int[]> NumbersAsync(MediaHost host, string path, SpriteSheet sheet)
    {
        await host.FFmpeg.RunAsync(
            new() { Arguments = ["-i", $"file:{Path.GetRelativePath(host.Folder, path)}", "-pix_fmt", "gray", "-f", "rawvideo", "file:sheet.raw"], WorkDirectory = host.Folder },
            default);
        var bytes = await File.ReadAllBytesAsync(host.PathOf("sheet.raw"));
        var width = sheet.Columns * sheet.TileWidth;
        bytes.Length.ShouldBe(width * sheet.Rows * sheet.TileHeight);
        int Number(int tile)
        {
            var (left, top) = (tile % sheet.Columns * sheet.TileWidth, tile / sheet.Columns * sheet.TileHeight);
            var block = sheet.TileWidth / CounterPainter.Bits;
            return Enumerable.Range(0, CounterPainter.Bits).Sum(bit => bytes[((top + block) * width) + left + (bit * block) + (block / 2)] > 127 ? 1 << bit : 0);
        }

        return [.. Enumerable.Range(0, sheet.Count).Select(Number)];
    }
}
