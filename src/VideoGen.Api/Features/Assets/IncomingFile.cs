using System.Buffers;
using System.Security.Cryptography;
using VideoGen.Api.Problems;
using VideoGen.Composition.Sources;
using VideoGen.Core.Errors;

namespace VideoGen.Api.Features.Assets;

/// <summary>A body on its way in: written to a file of ours that vanishes when closed, hashed meanwhile, refused as soon as it can be.</summary>
internal sealed class IncomingFile : IAsyncDisposable
{
    private const int BufferBytes = 64 * 1024;
    private readonly FileStream _file;

    private IncomingFile(FileStream file, string sha256, SniffResult.Known format) => (_file, Sha256, Format) = (file, sha256, format);

    /// <summary>Lower-case hex.</summary>
    public string Sha256 { get; }

    public SniffResult.Known Format { get; }

    public long Bytes => _file.Length;

    /// <summary>The bytes from their start.</summary>
    public Stream Content
    {
        get
        {
            _file.Position = 0;
            return _file;
        }
    }

    /// <summary>Reads a body to its end.</summary>
    /// <returns>The file, or why it is refused; then the rest of the body was not read.</returns>
    public static async Task<(IncomingFile? File, ProblemResult? Refused)> ReadAsync(Stream body, long maxBytes, CancellationToken ct)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), $"videogen-upload-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None,
            bufferSize: 0, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        IncomingFile? whole = null;
        try
        {
            var (sha256, format, refused) = await CopyAsync(body, file, maxBytes, ct);
            if (refused is not null)
                return (null, refused);
            whole = new(file, sha256!, format!);
            return (whole, null);
        }
        finally
        {
            if (whole is null)
                await file.DisposeAsync();
        }
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    /// <summary>What is wrong with a file, for its owner.</summary>
    public static ProblemResult Refuse(ErrorCode code, string reason, string fix) =>
        new(code, $"{reason} {fix}".Trim(), [new FieldError("file", reason) { Code = code.Code, Fix = fix.Length > 0 ? fix : null }]);

    private static async Task<(string? Sha256, SniffResult.Known? Format, ProblemResult? Refused)> CopyAsync(
        Stream body, FileStream file, long maxBytes, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            // The look needs this many bytes at once, however small the pieces are in which they come.
            var read = await body.ReadAtLeastAsync(buffer, MediaSniffer.HeadBytes, throwOnEndOfStream: false, ct);
            var format = MediaSniffer.Sniff(buffer.AsSpan(0, Math.Min(read, MediaSniffer.HeadBytes)));
            if (Fault(format, read) is { } refused)
                return (null, null, refused);
            while (read > 0)
            {
                if (file.Position + read > maxBytes)
                    return (null, null, new ProblemResult(ErrorCodes.TooLarge, $"An asset has at most {maxBytes / 1_000_000} MB."));
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), ct);
                read = await body.ReadAsync(buffer, ct);
            }

            return (Convert.ToHexStringLower(hash.GetHashAndReset()), (SniffResult.Known)format, null);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static ProblemResult? Fault(SniffResult format, int bytes) => format switch
    {
        SniffResult.Unusable no => Refuse(bytes < 12 ? ErrorCodes.MediaDamaged : ErrorCodes.MediaUnsupported, no.Reason, no.Fix),
        SniffResult.Known { Width: var width, Height: var height } when width > SourceRules.LongestSide || height > SourceRules.LongestSide || width * height > SourceRules.MostPixels =>
            Refuse(ErrorCodes.MediaTooLarge, $"The picture has {width} × {height} pixels.", $"Make it at most {SourceRules.MostPixels / 1_000_000} megapixels with sides of at most {SourceRules.LongestSide}."),
        _ => null,
    };
}
