using System.Text;

namespace VideoGen.Composition.Captions;

/// <summary>Turns the bytes of a subtitle file into text.</summary>
public static class SubtitleText
{
    /// <summary>The text of a file in UTF-8, or in UTF-16 with a byte order mark.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="problem">Why it cannot be read; null when it can.</param>
    /// <returns>The text without byte order mark; null when it cannot be read.</returns>
    public static string? Decode(ReadOnlySpan<byte> file, out SubtitleProblem? problem)
    {
        problem = null;
        if (file.Length > SubtitleLimits.MaxBytes)
        {
            problem = new SubtitleProblem(1, "too_long", $"The file is larger than {SubtitleLimits.MaxBytes >> 20} MB.");
            return null;
        }

        var (encoding, mark) = file switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Strict(Encoding.UTF8), 3),
            [0xFF, 0xFE, ..] => (Strict(Encoding.Unicode), 2),
            [0xFE, 0xFF, ..] => (Strict(Encoding.BigEndianUnicode), 2),
            _ => (Strict(Encoding.UTF8), 0),
        };
        try
        {
            var text = encoding.GetString(file[mark..]);
            if (!text.Contains('\0', StringComparison.Ordinal)) return text;
            problem = new SubtitleProblem(1 + text[..text.IndexOf('\0', StringComparison.Ordinal)].Count(c => c == '\n'), "encoding", "This is not a text file.");
        }
        catch (DecoderFallbackException e)
        {
            var line = 1 + file[..Math.Clamp(mark + e.Index, 0, file.Length)].Count((byte)'\n');
            problem = new SubtitleProblem(line, "encoding", "The file is neither UTF-8 nor UTF-16 with a byte order mark. Save it as UTF-8.");
        }

        return null;
    }

    private static Encoding Strict(Encoding encoding) => Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
}
