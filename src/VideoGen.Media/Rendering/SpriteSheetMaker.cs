using VideoGen.Composition.Segments;
using VideoGen.Core.Errors;
using VideoGen.Media.Processes;

namespace VideoGen.Media.Rendering;

/// <summary>Draws sheets of small pictures of films. The pictures of each piece of a film are drawn once, and laid out anew for each film.</summary>
public sealed class SpriteSheetMaker(IFFmpeg ffmpeg)
{
    private const string Sheet = "sprites.jpg";
    private const string Pictures = "pictures.mjpeg";

    /// <summary>Draws the pictures of a film or of a piece of one.</summary>
    /// <param name="film">Its file.</param>
    /// <param name="sheet">Its layout.</param>
    /// <param name="folder">A folder for this; made when it does not exist.</param>
    /// <param name="ct">Ends the work at once.</param>
    /// <returns>Path of a file of JPEGs, one after the other; <see cref="Split"/> takes them apart.</returns>
    /// <exception cref="MediaException">The film can't be decoded.</exception>
    public async Task<string> DrawAsync(string film, SpriteSheet sheet, string folder, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        await ffmpeg.RunAsync(
            new FFmpegRun
            {
                Arguments = sheet.Pictures(Pictures),
                WorkDirectory = folder,
                Files = new Dictionary<string, string> { [TimelineArguments.InputName(0)] = film },
            },
            ct);
        return Path.Combine(folder, Pictures);
    }

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

    /// <summary>Takes JPEGs apart. Their start is a marker that stands nowhere else in pictures of ours.</summary>
    /// <param name="pictures">What <see cref="DrawAsync"/> wrote.</param>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> pictures)
    {
        ReadOnlySpan<byte> start = [0xFF, 0xD8, 0xFF];
        List<ReadOnlyMemory<byte>> parts = [];
        var rest = pictures;
        while (rest.Length > start.Length)
        {
            var next = rest.Span[1..].IndexOf(start);
            parts.Add(next < 0 ? rest : rest[..(next + 1)]);
            rest = next < 0 ? default : rest[(next + 1)..];
        }

        return parts;
    }
}
