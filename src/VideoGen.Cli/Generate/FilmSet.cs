using System.Globalization;
using VideoGen.Cli.Jobs;
using VideoGen.Cli.Local;
using VideoGen.Cli.Terminal;

namespace VideoGen.Cli.Generate;

/// <summary>A film, or several of the same words with other looks, one after the other.</summary>
internal sealed class FilmSet(CliEnvironment environment)
{
    /// <summary>Most films of one command.</summary>
    public const int Most = 8;

    /// <param name="request">What to make; called once the server is known.</param>
    /// <param name="assets">Folder of the files that it names; null for none.</param>
    /// <param name="output">File of a single film; of several, their names before "-1", "-2" ….</param>
    /// <param name="count">How many films.</param>
    /// <param name="open">Whether to open the first.</param>
    /// <param name="ct">Ends the command and cancels what is not made.</param>
    public async Task<int> RunAsync(Func<FilmRequest> request, DirectoryInfo? assets, string output, int count, bool open, CancellationToken ct)
    {
        using var client = new VideoGenClient(ServerAddress.Find(environment), environment.Time);
        var film = request();
        var run = new FilmRun(environment, client);
        JobView? first = null;
        var code = await run.RunAsync(
            async (display, stop) => first = await client.SubmitAsync(await SendFilesAsync(film, assets, new SentFiles(client), display, stop), stop),
            Name(output, 1, count), ResultForm.Text, ct);
        if (code == ExitCode.Done && open && environment.Open(Name(output, 1, count)) is { } why)
            await environment.Error.WriteLineAsync($"videogen: --open: {why}; the film is in {Name(output, 1, count)}.");
        // A film that failed has no looks to vary.
        return code == ExitCode.Done && count > 1 ? await VaryAsync(client, run, first!.Id, output, count, ct) : code;
    }

    /// <summary>The film with the server's names of its files, which the server has by then.</summary>
    private static async Task<FilmRequest> SendFilesAsync(FilmRequest film, DirectoryInfo? assets, SentFiles files, ProgressDisplay display, CancellationToken ct)
    {
        if (film.Music?["source"]?.GetValue<string>() is { } track)
            film.Music["source"] = await files.SourceAsync(Path.GetFileName(track), new FileInfo(track), display, ct);
        return assets is null ? film : await new AssetFolder(assets, files).ReplaceAsync(film, display, ct);
    }

    private static async Task<int> VaryAsync(VideoGenClient client, FilmRun run, string film, string output, int count, CancellationToken ct)
    {
        var jobs = await client.VaryAsync(film, count - 1, ct);
        var worst = ExitCode.Done;
        for (var i = 0; i < jobs.Count; i++)
        {
            var job = jobs[i];
            var code = await run.RunAsync((_, _) => Task.FromResult(job), Name(output, i + 2, count), ResultForm.Text, ct);
            worst = worst == ExitCode.Done ? code : worst;
            if (code != ExitCode.Interrupted)
                continue;
            foreach (var left in jobs.Skip(i + 1))
                await run.CancelAsync(left.Id);
            return code;
        }

        return worst;
    }

    private static string Name(string output, int number, int count) => count == 1
        ? output
        : Path.Combine(Path.GetDirectoryName(output)!, string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(output)}-{number}{Path.GetExtension(output)}")); // a full path has a folder
}
