using VideoGen.Composition.Planning;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Editing.Commands;

[Command("Makes two scenes of one: at given words, between two sentences near the middle, or in the middle of a list.")]
internal sealed record SplitScene(
    [property: Field("Id of the scene.", Form = TextForm.SceneId)] string Scene,
    [property: Field("Words of the narration that the second scene starts with; the middle when null.")] string? At = null) : EditCommand
{
    private protected override Storyboard? Edit(Work work)
    {
        if (work.Find(Scene) is not (>= 0 and var place)) return null;
        var scene = work.Scenes[place];
        var spoken = At is null ? Halves(scene.Narration) : Parts(scene.Narration, At.Trim());
        if (At is not null && spoken is null) return work.Refuse("at", $"must be words inside the narration “{scene.Narration}”.");
        if (spoken is null && scene.Items.Count < 2) return work.Refuse("scene", $"has only one sentence: there is no place to split it.", "Say at which words.");

        var (first, second) = spoken ?? (scene.Narration, "");
        var weights = TextWords.Weights(scene.Narration, work.Film.Language);
        var points = (scene.Items.Count + 1) / 2;
        var isList = scene.Items.Count >= 2;
        var share = Weight(first) / (Weight(first) + Weight(second));
        var one = scene with
        {
            Narration = first,
            Items = isList ? [.. scene.Items.Take(points)] : scene.Items,
            Duration = scene.Duration is { } all ? Settling.Seconds(all * share) : null,
        };
        var other = scene with
        {
            Id = work.FreeId(),
            Kind = scene.Kind == SceneKind.Title || !isList ? SceneKind.Statement : scene.Kind,
            Headline = isList ? scene.Headline : Headlines.Condense(second, weights, work.Film.Language),
            Emphasis = isList ? scene.Emphasis : null,
            Kicker = isList ? scene.Kicker : null,
            Subline = isList ? scene.Subline : null,
            Number = null,
            Items = isList ? [.. scene.Items.Skip(points)] : [],
            Narration = second,
            Duration = scene.Duration - one.Duration,
        };
        return work.Film with { Scenes = [.. work.Scenes.Take(place), one, other with { Duration = other.Duration is { } rest ? Settling.Seconds(rest) : null }, .. work.Scenes.Skip(place + 1)] };
    }

    private static (string First, string Second)? Halves(string narration)
    {
        var sentences = Sentences.Of(narration);
        if (sentences.Count < 2) return null;
        var best = Enumerable.Range(1, sentences.Count - 1).MinBy(i => Math.Abs(sentences.Take(i).Sum(s => s.Length) - sentences.Skip(i).Sum(s => s.Length)));
        return (string.Join(' ', sentences.Take(best)), string.Join(' ', sentences.Skip(best)));
    }

    private static (string First, string Second)? Parts(string narration, string words)
    {
        var at = narration.IndexOf(words, StringComparison.OrdinalIgnoreCase);
        return at > 0 && narration[..at].Any(char.IsLetterOrDigit) ? (Sentences.Closed(narration[..at].TrimEnd(' ', ',', ';', ':')), Headlines.Upper(narration[at..])) : null;
    }

    private static double Weight(string text) => Math.Max(1, TextWords.SpokenCount(text));
}

[Command("Makes one scene of two; the first keeps its headline and its place.")]
internal sealed record MergeScenes(
    [property: Field("Id of the scene that stays.", Form = TextForm.SceneId)] string Scene,
    [property: Field("Id of the scene that goes into it.", Form = TextForm.SceneId)] string With) : EditCommand
{
    private protected override Storyboard? Edit(Work work)
    {
        var (into, from) = (work.Find(Scene), work.Find(With, "with"));
        if (into < 0 || from < 0) return null;
        if (into == from) return work.Refuse("with", $"must be another scene.");

        var (one, other) = (work.Scenes[into], work.Scenes[from]);
        string[] items = [.. one.Items, .. other.Items];
        if (items.Length > EditLimits.Items) return work.Refuse("with", $"brings too many points: a scene has at most {EditLimits.Items}.", "Remove points first.");
        var narration = $"{one.Narration} {other.Narration}".Trim();
        if (narration.Length > EditLimits.NarrationLength) return work.Refuse("with", $"brings too long a narration: a scene has at most {EditLimits.NarrationLength} characters.");

        var merged = one with
        {
            Kind = items.Length > 0 ? SceneKind.List : one.Kind,
            Headline = one.Headline.Length > 0 ? one.Headline : other.Headline,
            Subline = one.Subline ?? (one.Headline == other.Headline || other.Headline.Length == 0 || one.Headline.Length == 0 ? other.Subline : other.Headline),
            Items = items,
            Number = items.Length > 0 ? null : one.Number,
            Narration = narration,
            Notes = one.Notes is null || other.Notes is null ? one.Notes ?? other.Notes : $"{one.Notes}\n{other.Notes}"[..Math.Min(EditLimits.NotesLength, one.Notes.Length + 1 + other.Notes.Length)],
            Duration = one.Duration is null && other.Duration is null ? null : Settling.Seconds(work.SecondsOf(into) + work.SecondsOf(from)),
        };
        return work.With(into, merged) with { Scenes = [.. work.With(into, merged).Scenes.Where((_, i) => i != from)] };
    }
}
