using System.Globalization;
using VideoGen.Composition.Documents.Table;
using VideoGen.Composition.Layouts;
using VideoGen.Composition.Planning;
using VideoGen.Composition.Storyboards;
using VideoGen.Core.Requests;

namespace VideoGen.Composition.Editing.Commands;

[Command("Adds a scene. An end card at the end is a call to action.")]
internal sealed record AddScene([property: Field("The words that carry it.")] string Headline) : EditCommand
{
    [Field("Its layout; a list when it has points, else a statement.")]
    public SceneKind? Kind { get; init; }

    [Field("Its place, from 1; the end when left out.", Least = 1, Most = EditLimits.Scenes + 1)]
    public int? At { get; init; }

    [Field("Small line above the headline.")]
    public string? Kicker { get; init; }

    [Field("Line below the headline.")]
    public string? Subline { get; init; }

    [Field("What is spoken; the headline when left out, empty for a silent scene.", Form = TextForm.Lines, Length = EditLimits.NarrationLength)]
    public string? Narration { get; init; }

    [Field("Points of a list.")]
    public IReadOnlyList<string>? Items { get; init; }

    [Field("Seconds that it lasts; its share of the film when left out.", Least = EditLimits.MinSceneSeconds, Most = GenerateLimits.MaxSeconds)]
    public double? Seconds { get; init; }

    private protected override Storyboard? Edit(Work work)
    {
        var kind = Kind ?? (Items is { Count: > 0 } ? SceneKind.List : SceneKind.Statement);
        var narration = Narration ?? Headline;
        var number = kind == SceneKind.Number ? NumberFinder.In(Headline, work.Film.Language) ?? NumberFinder.In(narration, work.Film.Language) : null;
        if (kind == SceneKind.Number && number is null) return work.Refuse("headline", $"must hold the figure of a number scene, such as “95 % of users”.");
        if (kind is SceneKind.Chart or SceneKind.Comparison) return work.Refuse("kind", $"cannot be {Words<SceneKind>.Of(kind)}: a new scene has no figures to compare, and no two sides.", "Change the storyboard itself.");
        if (kind.HasItems() && Items is not { Count: > 0 }) return work.Refuse("items", $"must not be empty in a {Words<SceneKind>.Of(kind)}.");
        if (kind == SceneKind.Definition && string.IsNullOrWhiteSpace(Subline)) return work.Refuse("subline", $"must say what the headline means in a definition.");
        int? from = kind == SceneKind.Countdown && int.TryParse(Headline.Split(' ').FirstOrDefault(word => word.All(char.IsAsciiDigit)), CultureInfo.InvariantCulture, out var said) && said is >= 1 and <= CountdownStack.Most ? said : null;
        if (kind == SceneKind.Countdown && from is null) return work.Refuse("headline", $"must hold the figure that a countdown begins with, 1 to {CountdownStack.Most}, such as “5 until lift-off”.");

        var text = number is { } found && Headline.Contains(found.Written, StringComparison.Ordinal) ? Headline.Replace(found.Written, "", StringComparison.Ordinal) : Headline;
        if (from is not null) text = string.Join(' ', Headline.Split(' ').Where(word => !word.All(char.IsAsciiDigit)));
        return SceneRoom.Insert(work.Film, Math.Min(At ?? int.MaxValue, work.Scenes.Count + 1) - 1, new Scene
        {
            Id = work.FreeId(),
            Kind = kind,
            Kicker = Kicker?.Trim(),
            Headline = Headlines.Upper(text.Trim()),
            Subline = Subline?.Trim(),
            Items = kind.HasItems() ? [.. Items!.Select(item => item.Trim())] : [], // see above
            Number = number?.Fact ?? (from is { } start ? new NumberFact(start) : null),
            Narration = Sentences.Closed(narration),
            Duration = Seconds,
        });
    }
}
