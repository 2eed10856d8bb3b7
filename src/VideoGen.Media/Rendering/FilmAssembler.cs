using VideoGen.Composition.Layers;
using VideoGen.Composition.Segments;
using VideoGen.Core.Errors;
using VideoGen.Media.Processes;

namespace VideoGen.Media.Rendering;

/// <summary>Joins segments and sound to a film without encoding again.</summary>
public sealed class FilmAssembler(IFFmpeg ffmpeg)
{
    /// <summary>Name of the finished film in its folder.</summary>
    public const string FilmFile = "film.mp4";

    /// <summary>Joins.</summary>
    /// <param name="segments">The segments' files in order.</param>
    /// <param name="audio">The sound as AAC in MP4; null for a silent film.</param>
    /// <param name="title">Title for players.</param>
    /// <param name="language">BCP 47 language of the speech.</param>
    /// <param name="rate">Frame rate of the segments.</param>
    /// <param name="frames">Frames that the film must have.</param>
    /// <param name="folder">An existing folder for the result.</param>
    /// <param name="ct">Ends the work at once.</param>
    /// <returns>Path of the film.</returns>
    /// <exception cref="MediaException">The files do not fit together.</exception>
    public async Task<string> AssembleAsync(
        IReadOnlyList<string> segments, string? audio, string title, string language, FrameRate rate, long frames, string folder, CancellationToken ct)
    {
        var parts = segments.Select((path, index) => Read(path, index, rate)).ToArray();
        if (parts.Sum(p => (long)p.Frames) is var found && found != frames) throw Misfit($"The segments have {found} frames instead of {frames}.");
        var files = segments.Select((path, index) => (Name: FilmArguments.PartName(index), Path: path)).ToDictionary(f => f.Name, f => f.Path);
        if (audio is not null) files[FilmArguments.SoundFile] = audio;
        await File.WriteAllTextAsync(Path.Combine(folder, FilmArguments.ListFile), FilmArguments.List(rate, [.. parts.Select(p => (long)p.Frames)]), ct);
        await File.WriteAllTextAsync(Path.Combine(folder, FilmArguments.AboutFile), FilmArguments.About(title), ct);
        var output = Path.Combine(folder, FilmFile);
        try
        {
            await ffmpeg.RunAsync(
                new FFmpegRun
                {
                    Arguments = FilmArguments.Join(rate, parts.Max(p => p.Delay(rate.TicksPerFrame)), audio is null ? null : language, FilmFile),
                    WorkDirectory = folder,
                    Files = files,
                    ExpectedFrames = frames,
                },
                ct);
            return output;
        }
        catch
        {
            File.Delete(output);
            throw;
        }
    }

    private static SegmentFile Read(string path, int index, FrameRate rate) =>
        SegmentReader.TryRead(path) is { } part && part.IsExact(rate, part.Frames) ? part : throw Misfit($"Segment {index} is not one at {rate}.");

    private static MediaException Misfit(string detail) => new(ErrorCodes.OutputInvalid, "The segments do not fit together.", detail);
}
