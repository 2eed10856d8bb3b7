using VideoGen.Composition.Segments;
using VideoGen.Core.Errors;
using VideoGen.Media.Processes;

namespace VideoGen.Media.Rendering;

/// <summary>Lays out sheets of small pictures of films. The pictures are drawn once with each segment, and laid out anew for each film.</summary>
public sealed class SpriteSheetMaker(IFFmpeg ffmpeg)
{
    private const string Sheet = "sprites.jpg";
    private const string Pictures = "pictures.mjpeg";

    /// <summary>Lays out a sheet.</summary>
    /// <param name="pictures">All its pictures in order.</param>
    /// <param name="sheet">Its layout.</param>
    /// <param name="folder">A folder for this; made when it does not exist.</param>
    /// <param name="ct">Ends the work at once.</param>
    /// <returns>Path of the JPEG.</returns>
    /// <exception cref="MediaException">There are not as many pictures as the sheet has (<c>output_invalid</c>).</exception>
    public async Task<string> LayOutAsync(IReadOnlyList<ReadOnlyMemory<byte>> pictures, SpriteSheet sheet, string folder, CancellationToken ct)
    {
        if (pictures.Count != sheet.Count)
            throw new MediaException(ErrorCodes.OutputInvalid, "The film did not pass its checks.", $"There are {pictures.Count} of {sheet.Count} small pictures.");
        Directory.CreateDirectory(folder);
        await using (var file = File.Create(Path.Combine(folder, Pictures)))
        {
            foreach (var picture in pictures)
                await file.WriteAsync(picture, ct);
        }

        await ffmpeg.RunAsync(new FFmpegRun { Arguments = sheet.Layout(Pictures, Sheet), WorkDirectory = folder, ExpectedFrames = 1 }, ct);
        return Path.Combine(folder, Sheet);
    }
}
