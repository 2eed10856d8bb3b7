namespace VideoGen.Data;

/// <summary>Refuses what PostgreSQL's text and jsonb can't hold, before a statement fails in the middle of a transaction.</summary>
internal static class StorableText
{
    public static string Check(string text, string field)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\0')
                throw new UnstorableTextException(field);
            if (!char.IsSurrogate(text[at]))
                continue;
            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
                throw new UnstorableTextException(field);
            at++;
        }
        return text;
    }

    /// <summary>For text that comes from tools and not from a caller: what can't be stored becomes U+FFFD.</summary>
    public static string Mend(string text)
    {
        try
        {
            return Check(text, "");
        }
        catch (UnstorableTextException)
        {
            var runes = text.Replace('\0', '\uFFFD').EnumerateRunes(); // half pairs come out as U+FFFD
            return string.Concat(runes);
        }
    }
}
