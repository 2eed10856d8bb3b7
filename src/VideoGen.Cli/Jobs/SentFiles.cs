using System.Security.Cryptography;
using VideoGen.Cli.Terminal;

namespace VideoGen.Cli.Jobs;

/// <summary>Files on their way to the server; what it has already is not sent again.</summary>
internal sealed class SentFiles(VideoGenClient client)
{
    private readonly Dictionary<string, string> _sources = new(StringComparer.Ordinal);

    /// <summary>Sends a file unless the server has it.</summary>
    /// <returns>What a film writes for it.</returns>
    public async Task<string> SourceAsync(string name, FileInfo file, ProgressDisplay display, CancellationToken ct)
    {
        if (_sources.TryGetValue(file.FullName, out var known))
            return known;
        var source = await client.FindAssetAsync(await HashAsync(file, ct), ct);
        if (source is null)
        {
            try
            {
                source = await client.UploadAsync(file, sent => display.Uploaded(name, sent, file.Length), ct);
            }
            catch (RefusedException e)
            {
                throw new CliException(ExitCode.Invalid, $"{name}: {e.Message}", e);
            }
        }

        return _sources[file.FullName] = source;
    }

    private static async Task<string> HashAsync(FileInfo file, CancellationToken ct)
    {
        try
        {
            await using var content = file.OpenRead();
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException(ExitCode.Invalid, $"{file} cannot be read: {e.Message}", e);
        }
    }
}
