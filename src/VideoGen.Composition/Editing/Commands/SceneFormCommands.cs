using VideoGen.Composition.Documents.Table;
using VideoGen.Composition.Layouts;
using VideoGen.Composition.Planning;
using VideoGen.Composition.Storyboards;
using VideoGen.Core.Requests;

namespace VideoGen.Composition.Editing.Commands;

[Command("Sets how a scene is laid out. A list takes its points, a number its figure from the narration when the scene has none.")]
internal sealed record SetKind(
    [property: Field("Id of the scene.", Form = TextForm.SceneId)] string Scene,
    [property: Field("The layout.")] SceneKind Kind) : EditCommand
{
    private protected override Storyboard? Edit(Work work) => work.Change(Scene, scene =>
    {
        var listed = Kind.HasItems();
        var items = listed ? scene.Items.Count > 0 ? scene.Items : Points(scene, work.Film.Language) : [];
        if (listed && items.Count == 0)
        {
            work.Refuse("kind", $"cannot be {Words<SceneKind>.Of(Kind)}: the scene has no points.", "Add a point to it.");
            return null;
        }

        if ((Kind == SceneKind.Chart && scene.Values.Count != items.Count) || (Kind == SceneKind.Comparison && scene.Sides.Count != 2))
        {
            work.Refuse("kind", $"cannot be {Words<SceneKind>.Of(Kind)}: the scene has no figures to compare, or no two sides.", "Change the storyboard itself.");
            return null;
        }

        if ((Kind is SceneKind.Image or SceneKind.Video && scene.Visual is null) || (Kind == SceneKind.Grid && scene.Visual is not { Sources.Count: > 0 }))
        {
            work.Refuse("kind", $"cannot be {Words<SceneKind>.Of(Kind)}: the scene has nothing to show.", "Give it a visual in the storyboard itself.");
            return null;
        }

        if (Kind == SceneKind.Definition && string.IsNullOrWhiteSpace(scene.Subline))
        {
            work.Refuse("kind", $"cannot be definition: the scene has no subline to say what its headline means.", "Set its subline first.");
            return null;
        }

        if (Kind == SceneKind.Countdown && scene.Number is not { Decimals: 0, Value: >= 1 and <= CountdownStack.Most })
        {
            work.Refuse("kind", $"cannot be countdown: the scene has no figure from 1 to {CountdownStack.Most}.", "Set the number of the scene.");
            return null;
        }

        var number = Kind == SceneKind.Countdown ? scene.Number : Kind == SceneKind.Number ? scene.Number ?? NumberFinder.In(scene.Narration, work.Film.Language)?.Fact : null;
        if (Kind == SceneKind.Number && number is null)
        {
            work.Refuse("kind", $"cannot be number: the scene has no figure.", "Set the number of the scene.");
            return null;
        }

        if (scene.Headline.Length > 0 || items.Count > 0 || number is not null) return scene with { Kind = Kind, Items = items, Number = number };
        return scene with { Kind = Kind, Items = items, Number = number, Headline = scene.Items.Count > 0 ? scene.Items[0] : scene.Id };
    });

    private static IReadOnlyList<string> Points(Scene scene, string language)
    {
        var sentences = Sentences.Of(scene.Narration);
        var weights = TextWords.Weights(scene.Narration, language);
        return sentences.Count < 2 ? [] : [.. sentences.Take(EditLimits.Items).Select(s => Headlines.Condense(s, weights, language))];
    }
}

[Command("Sets how long a scene lasts; the film becomes longer or shorter by the difference.")]
internal sealed record SetSceneLength(
    [property: Field("Id of the scene.", Form = TextForm.SceneId)] string Scene,
    [property: Field("Seconds of the scene; null to give it its share of the film, whose length then stays.", Unit = "seconds", Least = EditLimits.MinSceneSeconds, Most = GenerateLimits.MaxSeconds)] Change? Seconds) : EditCommand
{
    private protected override Storyboard? Edit(Work work)
    {
        if (Seconds is null) return work.Change(Scene, scene => scene with { Duration = null });
        if (work.Find(Scene) is not (>= 0 and var at)) return null;
        var present = work.SecondsOf(at);
        if (work.Number(this, nameof(Seconds), present, 3) is not { } seconds) return null;
        return work.With(at, work.Scenes[at] with { Duration = seconds }) with { Duration = work.Film.Duration + seconds - present };
    }
}

[Command("Sets the figure of a scene and makes it a number scene.")]
internal sealed record SetNumber(
    [property: Field("Id of the scene.", Form = TextForm.SceneId)] string Scene,
    [property: Field("The value.", Least = -1e15, Most = 1e15)] Change Value) : EditCommand
{
    [Field("Digits after the point; as before when left out.", Least = 0, Most = 3)]
    public int? Decimals { get; init; }

    [Field("What stands before it, such as \"$\"; as before when left out.", Form = TextForm.EmptyLine, Length = 10)]
    public string? Prefix { get; init; }

    [Field("What stands after it, such as \"%\" or \" km\"; as before when left out.", Form = TextForm.EmptyLine, Length = 20)]
    public string? Suffix { get; init; }

    private protected override Storyboard? Edit(Work work) => work.Change(Scene, scene =>
    {
        var old = scene.Number ?? new NumberFact(0, 0, "", "");
        if (work.Number(this, nameof(Value), old.Value, 3) is not { } value) return null;
        var decimals = Decimals ?? Enumerable.Range(old.Decimals, 4 - old.Decimals).First(d => d == 3 || Math.Round(value, d) == value);
        var fact = new NumberFact(value, decimals, Prefix ?? old.Prefix, Suffix ?? old.Suffix);
        return scene with { Kind = SceneKind.Number, Number = fact, Items = [] };
    });
}

[Command("Adds a point to a scene and makes it a list.")]
internal sealed record AddItem(
    [property: Field("Id of the scene.", Form = TextForm.SceneId)] string Scene,
    [property: Field("The point.")] string Text,
    [property: Field("Its place, from 1; null for the end.", Least = 1, Most = EditLimits.Items)] int? At = null) : EditCommand
{
    private protected override Storyboard? Edit(Work work) => work.Change(Scene, scene =>
    {
        if (scene.Items.Count < EditLimits.Items)
        {
            List<string> items = [.. scene.Items];
            items.Insert(Math.Min((At ?? int.MaxValue) - 1, items.Count), Text.Trim());
            return scene with { Kind = scene.Kind.HasItems() && scene.Kind != SceneKind.Chart ? scene.Kind : SceneKind.List, Number = null, Items = items };
        }

        work.Refuse("text", $"is one point too many: a scene has at most {EditLimits.Items}.", "Remove a point, or add a scene.");
        return null;
    });
}

[Command("Removes a point of a list.")]
internal sealed record RemoveItem(
    [property: Field("Id of the scene.", Form = TextForm.SceneId)] string Scene,
    [property: Field("The point's place, from 1.", Least = 1, Most = EditLimits.Items)] int Item) : EditCommand
{
    private protected override Storyboard? Edit(Work work) => work.Change(Scene, scene =>
    {
        if (Items.Missing(work, scene, Item)) return null;
        if (scene.Items.Count > 1) return scene with { Items = [.. scene.Items.Where((_, i) => i != Item - 1)] };
        work.Refuse("item", $"is the last point of the list.", "Remove the scene, or make it a statement.");
        return null;
    });
}

[Command("Replaces a point of a list.")]
internal sealed record ReplaceItem(
    [property: Field("Id of the scene.", Form = TextForm.SceneId)] string Scene,
    [property: Field("The point's place, from 1.", Least = 1, Most = EditLimits.Items)] int Item,
    [property: Field("The new point.")] string Text) : EditCommand
{
    private protected override Storyboard? Edit(Work work) => work.Change(Scene, scene =>
        Items.Missing(work, scene, Item) ? null : scene with { Items = [.. scene.Items.Select((old, i) => i == Item - 1 ? Text.Trim() : old)] });
}

internal static class Items
{
    /// <summary>Whether a list has no point at a place, which is then noted.</summary>
    public static bool Missing(Work work, Scene scene, int item)
    {
        if (item <= scene.Items.Count) return false;
        work.Refuse("item", scene.Items.Count == 0 ? (FormattableString)$"does not exist: the scene has no points." : $"{item} does not exist; the scene has {scene.Items.Count}.");
        return true;
    }
}
