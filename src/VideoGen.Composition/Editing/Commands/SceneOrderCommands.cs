using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Editing.Commands;

[Command("Removes a scene. A scene with a set length takes it along; otherwise the film keeps its length.")]
internal sealed record RemoveScene([property: Field("Id of the scene.", Form = TextForm.SceneId)] string Scene) : EditCommand
{
    private protected override Storyboard? Edit(Work work)
    {
        if (work.Find(Scene) is not (>= 0 and var at)) return null;
        return work.Film with
        {
            Scenes = [.. work.Scenes.Where((_, i) => i != at)],
            Duration = work.Film.Duration - (work.Scenes[at].Duration ?? 0),
        };
    }
}

[Command("Repeats a scene right after itself.")]
internal sealed record DuplicateScene([property: Field("Id of the scene.", Form = TextForm.SceneId)] string Scene) : EditCommand
{
    private protected override Storyboard? Edit(Work work) =>
        work.Find(Scene) is >= 0 and var at ? SceneRoom.Insert(work.Film, at + 1, work.Scenes[at] with { Id = work.FreeId() }) : null;
}

[Command("Moves a scene to another place.")]
internal sealed record MoveScene(
    [property: Field("Id of the scene.", Form = TextForm.SceneId)] string Scene,
    [property: Field("Its new place, from 1; a place past the end is the end.", Least = 1, Most = EditLimits.Scenes)] int To) : EditCommand
{
    private protected override Storyboard? Edit(Work work)
    {
        if (work.Find(Scene) is not (>= 0 and var at)) return null;
        List<Scene> scenes = [.. work.Scenes];
        scenes.RemoveAt(at);
        scenes.Insert(Math.Min(To - 1, scenes.Count), work.Scenes[at]);
        return work.Film with { Scenes = scenes };
    }
}

[Command("Swaps two scenes.")]
internal sealed record SwapScenes(
    [property: Field("Id of one scene.", Form = TextForm.SceneId)] string Scene,
    [property: Field("Id of the other.", Form = TextForm.SceneId)] string With) : EditCommand
{
    private protected override Storyboard? Edit(Work work)
    {
        var (one, other) = (work.Find(Scene), work.Find(With, "with"));
        if (one < 0 || other < 0) return null;
        return work.Film with { Scenes = [.. work.Scenes.Select((s, i) => i == one ? work.Scenes[other] : i == other ? work.Scenes[one] : s)] };
    }
}

[Command("Turns the order of the scenes around.")]
internal sealed record ReverseScenes : EditCommand
{
    private protected override Storyboard Edit(Work work) => work.Film with { Scenes = [.. work.Scenes.Reverse()] };
}
