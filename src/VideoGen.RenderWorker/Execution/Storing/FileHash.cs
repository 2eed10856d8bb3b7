using System.Security.Cryptography;

namespace VideoGen.RenderWorker.Execution.Storing;

internal static class FileHash
{
    /// <summary>SHA-256 of a file, lower-case hex.</summary>
    public static async Task<string> OfAsync(string path, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
    }
}
