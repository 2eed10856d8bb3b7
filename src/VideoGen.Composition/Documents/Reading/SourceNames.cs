using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>Reads the names of files. A name is a key in the list of known sources, never a path or an address.</summary>
internal static class SourceNames
{
    /// <summary>A member that names a file; null when it is absent, wrong or not known.</summary>
    public static (string Name, SourceMedia Media)? Source(this Fields fields, string name) =>
        fields.Take(name) is { } value && Read(fields.Context, value) is { } source ? source : null;

    public static (string Name, SourceMedia Media)? Read(ReadingContext context, Value value)
    {
        if (value.String is not { } text)
        {
            context.Wrong(value.Path, TimelineCodes.WrongType, $"This must name a file; it is {value.Shown}.", "Write \"asset:\" and the id of an asset.");
            return null;
        }

        if (Fault(text) is var (code, message, fix))
        {
            context.Wrong(value.Path, code, message, fix);
            return null;
        }

        if (context.Source(text, value.Path) is { } media) return (text, media);
        context.Wrong(value.Path, TimelineCodes.UnknownAsset, $"There is no file \"{JsonPath.Shown(text)}\".", "Upload it first and use \"asset:\" and its id.");
        return null;
    }

    /// <summary>What is wrong with a name by itself; null when nothing is.</summary>
    public static (string Code, string Message, string Fix)? Fault(string text)
    {
        if (text.StartsWith("asset:", StringComparison.Ordinal))
            return Guid.TryParseExact(text.AsSpan(6), "D", out _) ? null : (TimelineCodes.BadSource, "This is no asset id.", "Write \"asset:\" and the id that the upload gave.");
        if (text.Contains("://", StringComparison.Ordinal) || text.StartsWith("//", StringComparison.Ordinal) || Scheme(text))
            return (TimelineCodes.UrlNotAllowed, "Addresses cannot be used as a source.", "Upload the file and use \"asset:\" and its id.");
        if (text.Length is 0 or > TimelineLimits.NameLength || Texts.Fault(text, lines: false) is not null || text.StartsWith('/') || text.Contains('\\', StringComparison.Ordinal)
            || text.Split('/').Any(part => part is "" or "." or ".."))
            return (TimelineCodes.BadSource, "This is no name of a file.", "Write \"asset:\" and an id, or on the command line a relative file name without \"..\".");
        return null;
    }

    /// <summary>"data:", "file:", "concat:" and the like.</summary>
    private static bool Scheme(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && text.AsSpan(0, colon).IndexOfAnyExcept(SchemeCharacters) < 0;
    }

    private static readonly System.Buffers.SearchValues<char> SchemeCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");
}
