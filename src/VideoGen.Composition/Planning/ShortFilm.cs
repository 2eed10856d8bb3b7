using System.Globalization;
using VideoGen.Composition.Randomness;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Planning;

/// <summary>A film for a prompt that only names its subject or asks a question: it frames and asks, and states nothing that the prompt does not.</summary>
internal static class ShortFilm
{
    public static IReadOnlyList<Scene> Write(PromptReading reading, string language, SpeechBudget budget, SeededRandom random)
    {
        var source = reading.Topic ?? string.Join(' ', reading.Beats.Select(b => b.Text));
        var weights = TextWords.Weights(source, language);
        var writer = new SceneWriter(language, weights);
        var pack = PhrasePack.Of(language);
        var opening = Opening(reading, source, language, weights, writer, pack, random);
        var isQuestion = source.EndsWith('?');
        var closing = SceneWriter.AsEnd(opening[0]) with
        {
            Kicker = isQuestion ? pack?.QuestionClosingKicker : pack?.ClosingKicker,
            Narration = pack is null ? "" : Fill(random.Pick(isQuestion ? pack.QuestionClosings : pack.Closings), source),
        };
        var middle = Middle(pack, isQuestion, source, language, weights, random);
        return Assemble(opening, middle, closing, budget);
    }

    /// <summary>A last scene for a text that is too short to have one: its headline once more.</summary>
    public static Scene Closing(IReadOnlyList<Scene> scenes, string language)
    {
        var pack = PhrasePack.Of(language);
        var end = SceneWriter.AsEnd(scenes.FirstOrDefault(s => s.Headline.Length > 0) ?? scenes[0]);
        return end with
        {
            Form = null,
            Duration = null,
            Kicker = pack?.ClosingKicker,
            Items = [],
            Values = [],
            Sides = [],
            Number = null,
            Narration = "",
        };
    }

    private static List<Scene> Opening(
        PromptReading reading, string source, string language, IReadOnlyDictionary<string, int> weights, SceneWriter writer, PhrasePack? pack, SeededRandom random)
    {
        if (reading.Topic is null)
        {
            List<Scene> own = [.. reading.Beats.Select(writer.Write)];
            SceneWriter.OpenWithTitle(own, reading.Title, language, weights);
            return own;
        }

        var headline = Headlines.Condense(source, weights, language);
        var wording = pack is null ? 0 : random.Below(pack.Openings.Count);
        return
        [
            new Scene
            {
                Id = "",
                Kind = SceneKind.Title,
                Kicker = pack is null ? null : pack.OpeningKickers[wording],
                Headline = headline,
                Emphasis = Headlines.Emphasis(headline, weights, language),
                Visual = VisualWords.Read(reading.Visual),
                Narration = pack is null ? Sentences.Closed(source) : Fill(pack.Openings[wording], source),
            },
        ];
    }

    private static List<Scene> Middle(
        PhrasePack? pack, bool isQuestion, string source, string language, IReadOnlyDictionary<string, int> weights, SeededRandom random)
    {
        List<Scene> scenes = [];
        if (Keywords(pack, source, language, weights) is { } keywords) scenes.Add(keywords);
        var facets = pack is null ? [] : isQuestion ? pack.QuestionFacets : pack.Facets;
        var start = scenes.Count > 0 ? random.Below(2) : 0;
        scenes.InsertRange(start, facets.Take(1).Select(f => FacetScene(f, source, language)));
        scenes.AddRange(facets.Skip(1).Select(f => FacetScene(f, source, language)));
        if (scenes.Count == 0) scenes.Add(new Scene { Id = "", Kind = SceneKind.Statement, Headline = Headlines.Condense(source, weights, language), Narration = "" });
        return scenes;
    }

    private static Scene FacetScene(Facet facet, string source, string language)
    {
        var headline = Fill(facet.Headline, source);
        return new Scene
        {
            Id = "",
            Kind = facet.Items.Count > 0 ? SceneKind.List : SceneKind.Statement,
            Kicker = facet.Kicker,
            Headline = headline,
            Emphasis = Headlines.Emphasis(headline, TextWords.Weights(headline, language), language),
            Items = facet.Items,
            Narration = Fill(facet.Narration, source),
        };
    }

    /// <summary>The prompt's own weightiest words, one by one.</summary>
    private static Scene? Keywords(PhrasePack? pack, string source, string language, IReadOnlyDictionary<string, int> weights)
    {
        string[] words = [.. TextWords.Of(source).Where(weights.ContainsKey).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(w => w.Length).Take(4)];
        words = [.. TextWords.Of(source).Where(words.Contains).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (words.Length < 2) return null;
        var spoken = pack is null ? string.Join(". ", words) + "." : Fill(pack.KeywordNarration, string.Join(", ", words[..^1]) + pack.And + words[^1]);
        return new Scene
        {
            Id = "",
            Kind = SceneKind.List,
            Headline = pack?.KeywordHeadline ?? "",
            Items = [.. words.Select(Headlines.Upper)],
            Narration = spoken,
        };
    }

    private static List<Scene> Assemble(List<Scene> opening, List<Scene> middle, Scene closing, SpeechBudget budget)
    {
        List<Scene> scenes = [.. opening];
        foreach (var scene in middle)
        {
            var more = scenes.Append(scene).Append(closing).ToArray();
            if (more.Length <= Math.Max(PromptPlanner.MinScenes, budget.WantedScenes) && (more.Length <= PromptPlanner.MinScenes || budget.Fits(more))) scenes.Add(scene);
        }

        scenes.Add(closing);
        for (var i = scenes.Count - 1; i > 0 && !budget.Fits(scenes); i--) scenes[i] = scenes[i] with { Narration = "" };
        if (!budget.Fits(scenes) && scenes[0].Narration.Length > 0) scenes[0] = scenes[0] with { Narration = Sentences.Closed(scenes[0].Headline) };
        return scenes;
    }

    private static string Fill(string phrase, string subject)
    {
        var inner = subject.TrimEnd('.', ' ');
        var filled = string.Format(CultureInfo.InvariantCulture, phrase.Replace("{0}?", inner.EndsWith('?') ? "{0}" : "{0}?", StringComparison.Ordinal), inner);
        return Headlines.Upper(filled);
    }
}
