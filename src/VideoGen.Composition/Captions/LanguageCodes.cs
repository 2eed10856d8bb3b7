namespace VideoGen.Composition.Captions;

/// <summary>Language names as files carry them.</summary>
public static class LanguageCodes
{
    /// <summary>Three-letter code of a BCP 47 language; "und" when it is not known.</summary>
    public static string Iso639(string language) => language.Split('-')[0] switch
    {
        "en" => "eng", "de" => "deu", "fr" => "fra", "es" => "spa", "it" => "ita", "pt" => "por", "nl" => "nld", "pl" => "pol", "sv" => "swe", "tr" => "tur",
        "id" => "ind", "ru" => "rus", "uk" => "ukr", "zh" => "zho", "ja" => "jpn", "ko" => "kor", "ar" => "ara", "he" => "heb", "hi" => "hin", "th" => "tha", "el" => "ell",
        _ => "und",
    };
}
