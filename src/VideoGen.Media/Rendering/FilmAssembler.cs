using VideoGen.Composition.Captions;
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
    /// <param name="frames">Frames that the film must have.</param>
    /// <param name="folder">An existing folder for the result; the inputs are linked into it.</param>
    /// <param name="ct">Ends the work at once.</param>
    /// <returns>Path of the film.</returns>
    /// <exception cref="MediaException">The files do not fit together.</exception>
    public async Task<string> AssembleAsync(
        IReadOnlyList<string> segments, string? audio, string title, string language, int frames, string folder, CancellationToken ct)
    {
        var names = segments.Select((path, i) => (Path: path, Name: FormattableString.Invariant($"part{i:000}.mp4"))).ToArray();
        foreach (var (path, name) in names) Bring(path, Path.Combine(folder, name));
        if (audio is not null) Bring(audio, Path.Combine(folder, "sound.m4a"));
        var list = string.Concat(names.Select(n => $"file '{n.Name}'\n"));
        await File.WriteAllTextAsync(Path.Combine(folder, "parts.txt"), "ffconcat version 1.0\n" + list, ct);
        await File.WriteAllTextAsync(Path.Combine(folder, "about.txt"), Metadata(title), ct);
        var output = Path.Combine(folder, FilmFile);
        try
        {
            await ffmpeg.RunAsync(
                new FFmpegRun { Arguments = Arguments(audio is not null, language), WorkDirectory = folder, ExpectedFrames = frames },
                ct);
            return output;
        }
        catch
        {
            File.Delete(output);
            throw;
        }
        finally
        {
            foreach (var (_, name) in names) File.Delete(Path.Combine(folder, name));
        }
    }

    internal static IReadOnlyList<string> Arguments(bool hasAudio, string language)
    {
        List<string> arguments = ["-protocol_whitelist", "file", "-format_whitelist", "concat,mov", "-f", "concat", "-safe", "1", "-i", "parts.txt"];
        if (hasAudio) arguments.AddRange(["-protocol_whitelist", "file", "-format_whitelist", "mov", "-f", "mov", "-i", "file:sound.m4a"]);
        arguments.AddRange(["-protocol_whitelist", "file", "-f", "ffmetadata", "-i", "about.txt", "-map", "0:v:0"]);
        if (hasAudio) arguments.AddRange(["-map", "1:a:0", "-metadata:s:a:0", $"language={LanguageCodes.Iso639(language)}"]);
        arguments.AddRange(["-map_metadata", hasAudio ? "2" : "1", "-c", "copy", "-movflags", "+faststart", "-video_track_timescale", "15360"]);
        // The default clock counts milliseconds, in which the sound's end can't be said to the sample.
        arguments.AddRange(["-movie_timescale", "48000", "-fflags", "+bitexact", "-f", "mp4", $"file:{FilmFile}"]);
        return arguments;
    }

    private static string Metadata(string title)
    {
        var safe = new System.Text.StringBuilder();
        foreach (var c in title)
        {
            if (char.IsControl(c)) continue;
            if (c is '=' or ';' or '#' or '\\') safe.Append('\\');
            safe.Append(c);
        }

        return $";FFMETADATA1\ntitle={safe}\nencoder=VideoGen\n";
    }

    // A link costs nothing; across file systems it has to be a copy. A symbolic link would point out of the sandbox.
    private static void Bring(string from, string to)
    {
        if (Path.GetFullPath(from) == Path.GetFullPath(to)) return;
        File.Copy(from, to, overwrite: true);
    }
}
