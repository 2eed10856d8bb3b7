using Shouldly;
using VideoGen.Media.Processes;

namespace VideoGen.Media.Tests.Rendering;

/// <summary>Compares pictures with frames of films.</summary>
internal static class Views
{
    /// <summary>Each picture looks like one frame of a film, and like no frame that differs from it.</summary>
    public static async Task ShouldBeFramesOfAsync(MediaHost host, string film, IEnumerable<ReadOnlyMemory<byte>> pictures, long frame)
    {
        const int Width = 64, Height = 48;
        await PixelsAsync(host, "film", film, Width, Height);
        var frames = (await File.ReadAllBytesAsync(host.PathOf("film.raw"))).Chunk(Width * Height * 3).ToArray();
        foreach (var picture in pictures)
        {
            await File.WriteAllBytesAsync(host.PathOf("picture.jpg"), picture.ToArray());
            await PixelsAsync(host, "picture", host.PathOf("picture.jpg"), Width, Height);
            var pixels = await File.ReadAllBytesAsync(host.PathOf("picture.raw"));
            var off = frames.Select(f => f.Zip(pixels, (a, b) => Math.Abs(a - b)).Average()).ToArray();
            off[frame].ShouldBeLessThan(4);
            off[frame].ShouldBeLessThanOrEqualTo(off.Min() + 0.3, $"frame {Array.IndexOf(off, off.Min())} is nearer than {frame}");
        }
    }

    private static async Task PixelsAsync(MediaHost host, string name, string path, int width, int height) => await host.FFmpeg.RunAsync(
        new FFmpegRun
        {
            WorkDirectory = host.Folder,
            Arguments =
            [
                "-i", $"file:{Path.GetRelativePath(host.Folder, path)}", "-vf", $"scale={width}:{height}:flags=area", "-fps_mode", "passthrough",
                "-pix_fmt", "rgb24", "-f", "rawvideo", $"file:{name}.raw",
            ],
        },
        default);
}
