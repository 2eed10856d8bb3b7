using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Tests.Scenes;

/// <summary>A scene of each kind with few words and one with as many as it takes.</summary>
internal static class EveryKind
{
    private const string Long = "Interdepartmental internationalisation of telecommunications and their unforeseeable consequences for small towns, with a few more words";

    public static IReadOnlyList<Scene> Few { get; } =
    [
        .. Enum.GetValues<SceneKind>().Select(kind => new Scene
        {
            Id = kind.ToString().ToLowerInvariant(), Kind = kind, Headline = "Sun", Subline = kind is SceneKind.Definition or SceneKind.End ? "A star" : null,
            Items = IsListed(kind) ? ["One"] : [], Values = kind == SceneKind.Chart ? [new NumberFact(4)] : [],
            Sides = kind == SceneKind.Comparison ? [new SceneSide("A", []), new SceneSide("B", ["b"])] : [],
            Number = kind is SceneKind.Number or SceneKind.Countdown ? new NumberFact(3) : null, Narration = "",
        }),
    ];

    public static IReadOnlyList<Scene> Many { get; } =
    [
        .. Enum.GetValues<SceneKind>().SelectMany(kind => kind == SceneKind.Chart ? Enum.GetValues<ChartForm>().Select(form => Full(kind, form)) : [Full(kind, null)]),
    ];

    private static Scene Full(SceneKind kind, ChartForm? form)
    {
        var count = kind is SceneKind.Chart or SceneKind.Code or SceneKind.FinePrint ? 12 : 5;
        return new Scene
        {
            Id = $"{kind}{form}".ToLowerInvariant(), Kind = kind, Form = form, Headline = Long, Kicker = Long, Subline = Long,
            Items = IsListed(kind) ? [.. Enumerable.Range(0, count).Select(i => i % 2 == 0 ? $"{2000 + i}: {Long}" : $"{2000 + i}: x")] : [],
            Values = kind == SceneKind.Chart ? [.. Enumerable.Range(0, count).Select(i => new NumberFact(((i * 7) % 11) * 1234.5, 1, "$", " million"))] : [],
            Sides = kind == SceneKind.Comparison ? [new SceneSide(Long, [.. Enumerable.Repeat(Long, 5)]), new SceneSide("B", ["b"])] : [],
            Number = kind == SceneKind.Number ? new NumberFact(123456789.125, 3, "$", " million") : kind == SceneKind.Countdown ? new NumberFact(60) : null, Narration = Long,
        };
    }

    private static bool IsListed(SceneKind kind) =>
        kind is SceneKind.List or SceneKind.Steps or SceneKind.Timeline or SceneKind.Chart or SceneKind.Code or SceneKind.FinePrint;
}
