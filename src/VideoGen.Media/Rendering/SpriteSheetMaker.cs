using VideoGen.Composition.Segments;
using VideoGen.Media.Processes;

namespace VideoGen.Media.Rendering;

/// <summary>Draws the sheet of small pictures of a finished film.</summary>
public sealed class SpriteSheetMaker(IFFmpeg ffmpeg)
{
    /// <summary>Name of the sheet in its folder.</summary>
    public const string Output = "sprites.jpg";

    /// <summary>Draws a sheet.</summary>
    /// <param name="film">The film's file, or a segment's.</param>
    /// <param name="sheet">Its layout.</param>
    /// <param name="folder">A folder for this; made when it does not exist.</param>
    /// <param name="ct">Ends the work at once.</param>
    /// <returns>Path of the JPEG.</returns>
    /// <exception cref="MediaException">The film can't be decoded.</exception>
    public async Task<string> MakeAsync(string film, SpriteSheet sheet, string folder, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        await ffmpeg.RunAsync(
            new FFmpegRun
            {
                Arguments = sheet.Arguments(Output),
                WorkDirectory = folder,
                Files = new Dictionary<string, string> { [TimelineArguments.InputName(0)] = film },
                ExpectedFrames = 1,
            },
            ct);
        return Path.Combine(folder, Output);
    }
}
