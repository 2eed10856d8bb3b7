namespace VideoGen.Composition.Documents;

#pragma warning disable CS1591 // the values say what the names mean; docs/timeline.md explains each
/// <summary>Codes of problems and warnings of a timeline document. They are part of the API and do not change.</summary>
public static class TimelineCodes
{
    // Problems: the document cannot be rendered.
    public const string UnknownMember = "unknown_member";
    public const string DuplicateMember = "duplicate_member";
    public const string Missing = "missing";
    public const string NullValue = "null_value";
    public const string WrongType = "wrong_type";
    public const string OutOfRange = "out_of_range";
    public const string NotWhole = "not_whole";
    public const string UnknownWord = "unknown_word";
    public const string BadText = "bad_text";
    public const string TooLong = "too_long";
    public const string TooMany = "too_many";
    public const string TooFew = "too_few";
    public const string TooDeep = "too_deep";
    public const string TooLarge = "too_large";
    public const string BadTime = "bad_time";
    public const string BadColour = "bad_colour";
    public const string BadPlace = "bad_place";
    public const string BadEasing = "bad_easing";
    public const string BadPath = "bad_path";
    public const string BadFrameRate = "bad_frame_rate";
    public const string BadCues = "bad_cues";
    public const string OddSize = "odd_size";
    public const string UnknownFont = "unknown_font";
    public const string UnknownVersion = "unknown_version";
    public const string UnknownVariable = "unknown_variable";
    public const string MissingValue = "missing_value";
    public const string UnknownAsset = "asset_not_found";
    public const string UrlNotAllowed = "url_not_allowed";
    public const string BadSource = "bad_source";
    public const string WrongMedia = "wrong_media";
    public const string UnknownComposition = "unknown_composition";
    public const string Cycle = "cycle";
    public const string Conflict = "conflict";
    public const string NoLength = "no_length";
    public const string NoNext = "no_next";
    public const string NoDuration = "no_duration";
    public const string EmptyFilm = "empty_film";
    public const string TransitionTooLong = "transition_too_long";
    public const string KeyframeOrder = "keyframe_order";
    public const string Overlap = "overlap";

    // Warnings: it renders, but perhaps not as meant.
    public const string SourceTooShort = "source_too_short";
    public const string Upscaled = "upscaled";
    public const string OutsideFilm = "outside_film";
    public const string OutsideCanvas = "outside_canvas";
    public const string KeyframeOutside = "keyframe_outside";
    public const string TextOverflow = "text_overflow";
    public const string OutsideSafeArea = "outside_safe_area";
    public const string MissingGlyphs = "missing_glyphs";
    public const string LowContrast = "low_contrast";
    public const string CaptionTooFast = "caption_too_fast";
    public const string NoSound = "no_sound";
    public const string UnusedVariable = "unused_variable";
    public const string NotChecked = "not_checked";
}
#pragma warning restore CS1591
