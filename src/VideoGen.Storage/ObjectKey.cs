using System.Text;

namespace VideoGen.Storage;

/// <summary>
/// The rules for keys, the same on every adapter: 1 to 1,024 bytes of UTF-8, segments of at most 200 bytes between single '/',
/// no segment "." or "..", no control character, no backslash, no unpaired surrogate.
/// </summary>
public static class ObjectKey
{
    /// <summary>Longest key in bytes of UTF-8: the limit of S3.</summary>
    public const int MaxBytes = 1024;

    /// <summary>Longest segment in bytes of UTF-8: file systems stop at 255, and the disk store adds a few.</summary>
    public const int MaxSegmentBytes = 200;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether the string may name an object.</summary>
    public static bool IsValid(string? key) => Problem(key) is null;

    /// <summary>The key's segments; throws <see cref="StorageException"/> (invalid_request) for a string that may not name an object.</summary>
    internal static string[] Segments(string key)
    {
        if (Problem(key) is { } problem)
            throw StorageException.Invalid($"Not an object key: {problem}.");
        return key.Split('/');
    }

    internal static void Check(string key) => _ = Segments(key);

    private static string? Problem(string? key)
    {
        if (string.IsNullOrEmpty(key))
            return "it is empty";
        if (key.Length > MaxBytes || Bytes(key) is not { } bytes)
            return "it is too long or not valid Unicode";
        if (bytes > MaxBytes)
            return $"it is longer than {MaxBytes} bytes";
        if (key.Any(c => char.IsControl(c) || c == '\\'))
            return "it has a control character or a backslash";
        return key.Split('/').Select(SegmentProblem).FirstOrDefault(p => p is not null);
    }

    private static string? SegmentProblem(string segment) => segment switch
    {
        "" => "it starts or ends with a slash, or has two in a row",
        "." or ".." => "it has a segment of dots",
        _ when Bytes(segment) > MaxSegmentBytes => $"it has a segment longer than {MaxSegmentBytes} bytes",
        _ => null,
    };

    private static int? Bytes(string text)
    {
        try
        {
            return Strict.GetByteCount(text);
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }
}
