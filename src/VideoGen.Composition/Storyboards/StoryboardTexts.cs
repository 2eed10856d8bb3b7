using System.Globalization;
using VideoGen.Composition.Design;
using VideoGen.Composition.Editing;
using VideoGen.Composition.Layouts;
using VideoGen.Composition.Narration;
using VideoGen.Composition.Narration.Markup;
using VideoGen.Core.Errors;
using VideoGen.Core.Requests;

namespace VideoGen.Composition.Storyboards;

/// <summary>Checks every text, name and number of a storyboard that someone wrote.</summary>
internal static class StoryboardTexts
{
    private const int IdLength = 32;
    private const int UnitLength = 16;
    private const double MostValue = 1e12;

    public static IReadOnlyList<FieldError> Check(Storyboard board)
    {
        List<FieldError> problems = [];
        if (TextRules.LineFault(board.Title, GenerateLimits.TitleLength) is { } title) problems.Add(new("title", title));
        if (!LanguageTag.IsOne(board.Language)) problems.Add(new("language", "must be a BCP 47 tag such as \"en\" or \"pt-BR\"."));
        if (board.Seed is < 0 or > GenerateLimits.MaxSeed) problems.Add(Error("seed", $"must be a whole number from 0 to {GenerateLimits.MaxSeed}."));
        Style(board.Style, problems);
        Voice(board.Voice, problems);
        if (board.Music.Tempo is not (null or >= (int)EditLimits.MinTempo and <= (int)EditLimits.MaxTempo))
            problems.Add(Error("music.tempo", $"must be {EditLimits.MinTempo} to {EditLimits.MaxTempo} beats per minute."));
        Gain("music.gain", board.Music.Gain, problems);
        if (board.Music.Source is { } track && Documents.Reading.SourceNames.Fault(track) is var (_, message, fix)) problems.Add(new("music.source", message) { Fix = fix });
        Gain("effects.gain", board.Effects.Gain, problems);
        for (var i = 0; i < board.Scenes.Count; i++) Scene(string.Create(CultureInfo.InvariantCulture, $"scenes[{i}]"), board.Scenes[i], problems);
        return problems;
    }

    private static void Style(StoryboardStyle style, List<FieldError> problems)
    {
        Name("style.palette", style.Palette, Palettes.All.Select(p => p.Name), problems);
        Name("style.fonts", style.Fonts, FontPairs.All.Select(f => f.Name), problems);
        Colour("style.accent", style.Accent, problems);
    }

    private static void Voice(StoryboardVoice voice, List<FieldError> problems)
    {
        if (voice.Name is { } name && !(name.Length is > 0 and <= EditLimits.WordLength && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '+')))
            problems.Add(new("voice.name", "must be \"male\", \"female\" or the name of a voice such as \"en-gb\"."));
        if (voice.Speed is not (>= EditLimits.MinSpeed and <= EditLimits.MaxSpeed))
            problems.Add(Error("voice.speed", $"must be {EditLimits.MinSpeed} to {EditLimits.MaxSpeed}."));
        Gain("voice.gain", voice.Gain, problems);
        if (voice.Say.Count > EditLimits.Words) problems.Add(Error("voice.say", $"must have at most {EditLimits.Words} words."));
        foreach (var (word, say) in voice.Say.Take(EditLimits.Words))
        {
            if ((TextRules.LineFault(word, EditLimits.WordLength) ?? TextRules.LineFault(say ?? "", EditLimits.WordLength)) is { } fault) problems.Add(new("voice.say", "has a word that " + fault));
            else if (word.Trim().Contains(' ', StringComparison.Ordinal)) problems.Add(new("voice.say", "must name single words."));
        }
    }

    private static void Scene(string path, Scene scene, List<FieldError> problems)
    {
        if (!(scene.Id.Length is > 0 and <= IdLength && scene.Id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')))
            problems.Add(Error(path + ".id", $"must be 1 to {IdLength} letters, digits, hyphens and underscores."));
        Line(path + ".headline", scene.Headline, problems);
        Line(path + ".kicker", scene.Kicker, problems);
        Line(path + ".subline", scene.Subline, problems);
        Line(path + ".emphasis", scene.Emphasis, problems);
        if (scene.Narration.Length > 0 && TextRules.Fault(scene.Narration, EditLimits.NarrationLength) is { } narration) problems.Add(new(path + ".narration", narration));
        if (SpeechMarkup.Read(scene.Narration).Fault is { } markup) problems.Add(new(path + ".narration", markup));
        if (scene.Notes is { Length: > 0 } notes && TextRules.Fault(notes, EditLimits.NotesLength) is { } fault) problems.Add(new(path + ".notes", fault));
        var most = scene.Kind.HasManyItems() ? EditLimits.ManyItems : EditLimits.Items;
        if (scene.Items.Count > most) problems.Add(Error(path + ".items", $"must have at most {most}."));
        for (var i = 0; i < Math.Min(scene.Items.Count, most); i++)
            Line(string.Create(CultureInfo.InvariantCulture, $"{path}.items[{i}]"), scene.Items[i] is { Length: > 0 } item ? item : " ", problems);
        Colour(path + ".colour", scene.Colour, problems);
        if (scene.Number is { } number) Figure(path + ".number", number, -MostValue, problems);
        Members(path, scene, problems);
        if (scene.Kind == SceneKind.Comparison && scene.Sides.Count != 2) problems.Add(new(path + ".sides", "must be two for a comparison."));
        for (var i = 0; i < Math.Min(scene.Sides.Count, 2); i++) Side(string.Create(CultureInfo.InvariantCulture, $"{path}.sides[{i}]"), scene.Sides[i], problems);
        if (scene.Kind == SceneKind.Chart && scene.Values.Count != scene.Items.Count) problems.Add(new(path + ".values", "must be one for each item of a chart."));
        for (var i = 0; i < Math.Min(scene.Values.Count, most); i++) Figure(string.Create(CultureInfo.InvariantCulture, $"{path}.values[{i}]"), scene.Values[i], least: 0, problems);
        VisualRules.Check(path, scene, problems);
        if (scene is { Headline.Length: 0, Narration.Length: 0, Items.Count: 0, Sides.Count: 0, Number: null, Visual: null }) problems.Add(new(path, "must say or show something."));
    }

    /// <summary>What scenes of a kind cannot do without.</summary>
    private static void Members(string path, Scene scene, List<FieldError> problems)
    {
        if (scene.Kind is SceneKind.Number or SceneKind.Countdown && scene.Number is null) problems.Add(new(path + ".number", "is required for a scene of this kind."));
        if (scene is { Kind: SceneKind.Countdown, Number: { } from } && !(from.Value is >= 1 and <= CountdownStack.Most && from.Decimals == 0 && from.Value == Math.Floor(from.Value)))
            problems.Add(Error(path + ".number", $"must be a whole number from 1 to {CountdownStack.Most} in a countdown."));
        if (scene.Kind.HasItems() && scene.Items.Count == 0)
            problems.Add(new(path + ".items", "are required for a scene of this kind."));
        if (scene.Kind == SceneKind.Definition && string.IsNullOrWhiteSpace(scene.Subline)) problems.Add(new(path + ".subline", "is required for a definition: it says what the headline means."));
        if (scene.Kind is SceneKind.Definition or SceneKind.Location or SceneKind.LowerThird or SceneKind.Logo && string.IsNullOrWhiteSpace(scene.Headline))
            problems.Add(new(path + ".headline", "is required for a scene of this kind."));
        if (scene.Pace is not (null or >= EditLimits.MinSpeed and <= EditLimits.MaxSpeed)) problems.Add(Error(path + ".pace", $"must be {EditLimits.MinSpeed} to {EditLimits.MaxSpeed}."));
    }

    private static void Side(string path, SceneSide side, List<FieldError> problems)
    {
        Line(path + ".title", side.Title is { Length: > 0 } title ? title : " ", problems);
        if (side.Items.Count > EditLimits.Items) problems.Add(Error(path + ".items", $"must have at most {EditLimits.Items}."));
        for (var i = 0; i < Math.Min(side.Items.Count, EditLimits.Items); i++)
            Line(string.Create(CultureInfo.InvariantCulture, $"{path}.items[{i}]"), side.Items[i] is { Length: > 0 } item ? item : " ", problems);
    }

    private static void Figure(string path, NumberFact fact, double least, List<FieldError> problems)
    {
        if (!(double.IsFinite(fact.Value) && fact.Value >= least && fact.Value <= MostValue && fact.Decimals is >= 0 and <= 3))
            problems.Add(Error(path, $"must have a value from {least} to {MostValue} and 0 to 3 decimals."));
        if (new[] { fact.Prefix, fact.Suffix }.Any(t => t.Length > UnitLength || t.Any(char.IsControl)))
            problems.Add(Error(path, $"must have a prefix and a suffix of at most {UnitLength} characters."));
    }

    private static void Line(string path, string? text, List<FieldError> problems)
    {
        if (text is { Length: > 0 } && TextRules.LineFault(text, EditLimits.LineLength) is { } fault) problems.Add(new(path, fault));
    }

    private static void Name(string path, string? name, IEnumerable<string> known, List<FieldError> problems)
    {
        string[] names = [.. known];
        if (name is not null && !names.Contains(name)) problems.Add(new(path, $"must be one of: {string.Join(", ", names)}."));
    }

    private static void Colour(string path, string? colour, List<FieldError> problems)
    {
        if (colour is not null && !(colour.Length == 7 && colour[0] == '#' && colour.Skip(1).All(char.IsAsciiHexDigit))) problems.Add(new(path, "must be a colour as #RRGGBB."));
    }

    private static void Gain(string path, double gain, List<FieldError> problems)
    {
        if (gain is not (>= EditLimits.MinGain and <= EditLimits.MaxGain)) problems.Add(Error(path, $"must be {EditLimits.MinGain} to {EditLimits.MaxGain} decibels."));
    }

    private static FieldError Error(string field, FormattableString message) => new(field, FormattableString.Invariant(message));
}
