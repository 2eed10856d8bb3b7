using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Planning;

/// <summary>Writes one scene from one piece of the prompt's own text.</summary>
/// <param name="language">BCP 47.</param>
/// <param name="weights">How much each word of the prompt matters.</param>
/// <param name="title">The film's title; null when none is stated.</param>
internal sealed class SceneWriter(string language, IReadOnlyDictionary<string, int> weights, string? title = null)
{
    private const string Unnumbered = "";
    private bool _hasDefined;

    /// <summary>The scene that the text's form asks for: list, saying, figure or statement.</summary>
    public Scene Write(Beat beat) => Worded(beat) with { Visual = VisualWords.Read(beat.Visual) };

    private Scene Worded(Beat beat)
    {
        if (beat.Scene is { } asked) return asked with { Kicker = asked.Kicker ?? (asked.Kind is SceneKind.Location or SceneKind.LowerThird ? beat.Heading : null) };
        if (beat.Items.Count >= 2) return List(beat);
        var text = beat.Items.Count == 1 ? $"{beat.Text} {beat.Items[0]}".Trim() : beat.Text;
        if (QuoteFinder.In(text) is { } quote && quote.Written.Length * 2 > text.Length) return Quote(quote, text, beat.Heading);
        if (!_hasDefined && Definitions.Of(text) is { } definition)
        {
            // One is a card to learn; several would be a lecture.
            _hasDefined = true;
            return definition;
        }

        if (NumberFinder.In(text, language) is { } number) return Number(number, text, beat.Heading);
        return Statement(text, beat.Heading);
    }

    /// <summary>Makes sure that a film opens with a title: a stated one, the first sentence, or a silent card before a list, figure or saying.</summary>
    public static void OpenWithTitle(List<Scene> scenes, string? title, string language, IReadOnlyDictionary<string, int> weights)
    {
        if (title is not null)
        {
            scenes.Insert(0, TitleCard(title, language, weights));
            return;
        }

        if (scenes[0].Kind == SceneKind.Statement)
        {
            scenes[0] = scenes[0] with { Kind = SceneKind.Title };
            return;
        }

        if (scenes[0].Kind == SceneKind.Title) return;
        var headline = scenes[0] switch
        {
            { Kind: SceneKind.List or SceneKind.Steps or SceneKind.Timeline or SceneKind.Chart or SceneKind.Comparison, Headline.Length: > 0 } list => list.Headline,
            { Kind: SceneKind.Code or SceneKind.Countdown or SceneKind.Definition or SceneKind.Location or SceneKind.LowerThird or SceneKind.Logo or SceneKind.FinePrint, Headline.Length: > 0 } own => own.Headline,
            { Narration.Length: > 0 } other => Headlines.Condense(other.Narration, weights, language),
            _ => scenes.Skip(1).Select(s => s.Headline).FirstOrDefault(h => h.Length > 0) ?? "",
        };
        // A card that would be empty, or say what the next one says, is none.
        if (headline.Length == 0 || scenes[0].Kind is SceneKind.Logo or SceneKind.Definition or SceneKind.Location or SceneKind.LowerThird) return;
        if (scenes[0].Kicker == headline) scenes[0] = scenes[0] with { Kicker = null };
        scenes.Insert(0, TitleCard(headline, language, weights) with { Narration = "" });
    }

    /// <summary>A title scene for a stated title.</summary>
    public static Scene TitleCard(string title, string language, IReadOnlyDictionary<string, int> weights)
    {
        if (title.EndsWith('?') && Question(title, language, weights) is { } question) return question;
        return new Scene
        {
            Id = Unnumbered,
            Kind = SceneKind.Title,
            Headline = Headlines.Condense(title, weights, language),
            Emphasis = Headlines.Emphasis(title, weights, language),
            Narration = Sentences.Closed(title),
        };
    }

    /// <summary>A scene as the last one. What stands below its headline goes into it: on a last card that place is for what to do.</summary>
    public static Scene AsEnd(Scene scene) => scene with
    {
        Kind = SceneKind.End, Headline = scene.Kind is SceneKind.Title or SceneKind.Statement ? $"{scene.Headline} {scene.Subline}".Trim() : scene.Headline, Subline = null,
    };

    /// <summary>A question set as small words, large words, small words; null when it does not part so.</summary>
    public static Scene? Question(string question, string language, IReadOnlyDictionary<string, int> weights)
    {
        if (Headlines.SplitQuestion(question) is not { } parts) return null;
        return new Scene
        {
            Id = Unnumbered,
            Kind = SceneKind.Title,
            Kicker = parts.Kicker,
            Headline = parts.Core,
            Emphasis = parts.Tail is null ? Headlines.Emphasis(parts.Core, weights, language) : null,
            Subline = parts.Tail,
            Narration = question,
        };
    }

    private Scene List(Beat beat)
    {
        string[] items = [.. beat.Items.Select(i => Headlines.Upper(Headlines.Condense(i, weights, language)))];
        var spoken = string.Join(' ', items.Select(i => Sentences.Closed(i)));
        var introduction = beat.Text.Length > 0 ? Sentences.Closed(beat.Text.TrimEnd(':')) + " " : "";
        var headline = beat.Heading ?? beat.Text;
        var list = new Scene
        {
            Id = Unnumbered,
            Kind = SceneKind.List,
            Headline = headline.Length > 0 ? Headlines.Condense(headline, weights, language) : "",
            Items = items,
            Narration = introduction + spoken,
        };
        return ListForms.Of(list, beat.Items, headline.Length > 0 ? headline : title ?? "", language);
    }

    private Scene Quote((string Saying, string? Speaker, string Written) quote, string text, string? heading) => new()
    {
        Id = Unnumbered,
        Kind = SceneKind.Quote,
        Kicker = heading,
        Headline = quote.Saying.Length <= 160 ? quote.Saying : Headlines.Condense(quote.Saying, weights, language),
        Subline = quote.Speaker,
        Narration = text,
    };

    private Scene Number((NumberFact Fact, string Written) number, string text, string? heading)
    {
        var at = text.IndexOf(number.Written, StringComparison.Ordinal);
        var after = text[(at + number.Written.Length)..];
        var before = text[..at];
        var (label, other) = TextWords.Of(after).Count > 0 ? (after, before) : (before, "");
        return new Scene
        {
            Id = Unnumbered,
            Kind = SceneKind.Number,
            Kicker = heading ?? (TextWords.Of(other).Any(w => TextWords.IsContent(w, language)) ? Headlines.Condense(Sentences.Bare(other), weights, language) : null),
            Headline = Headlines.Label(label, language),
            Number = number.Fact,
            Narration = Sentences.Closed(text),
        };
    }

    private Scene Statement(string text, string? heading)
    {
        if (text.EndsWith('?') && Question(text, language, weights) is { } question)
            return question with { Kind = SceneKind.Statement, Kicker = heading ?? question.Kicker };
        var (lead, headline) = Headlines.LeadAndMain(text, weights, language);
        heading ??= lead;
        return new Scene
        {
            Id = Unnumbered,
            Kind = SceneKind.Statement,
            Kicker = heading,
            Headline = headline,
            Emphasis = Headlines.Emphasis(headline, weights, language),
            Narration = Sentences.Closed(text),
        };
    }
}
