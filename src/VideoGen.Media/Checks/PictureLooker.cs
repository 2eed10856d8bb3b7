using VideoGen.Composition.Quality;
using VideoGen.Composition.Segments;
using VideoGen.Media.Processes;

namespace VideoGen.Media.Checks;

/// <summary>Looks at pictures of films.</summary>
public sealed class PictureLooker(IFFmpeg ffmpeg)
{
    /// <summary>Looks at a film or segment of ours by decoding it: for those that were not rendered here, since that costs a tenth of a render.</summary>
    /// <param name="path">Absolute path of an MP4 file.</param>
    /// <param name="ct">Ends the work.</param>
    /// <returns>Null when it has no picture.</returns>
    public async Task<PictureLook?> LookAsync(string path, CancellationToken ct)
    {
        var folder = Path.GetDirectoryName(path)!;
        await ffmpeg.RunAsync(new FFmpegRun { WorkDirectory = folder, Arguments = TimelineArguments.LookAt(Path.GetFileName(path)) }, ct);
        return await ReadAsync(folder, ct);
    }

    /// <summary>Reads the tiny pictures that a render left, and takes them away.</summary>
    internal static async Task<PictureLook?> ReadAsync(string folder, CancellationToken ct)
    {
        var path = Path.Combine(folder, TimelineArguments.LookFile);
        var look = PictureLook.Of(await File.ReadAllBytesAsync(path, ct));
        File.Delete(path);
        return look;
    }
}
