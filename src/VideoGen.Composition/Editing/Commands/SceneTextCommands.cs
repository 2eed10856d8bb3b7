using VideoGen.Composition.Planning;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Editing.Commands;

[Command("Sets the words that carry a scene.")]
internal sealed record SetHeadline(
    [property: Field("Id of the scene.", Form = TextForm.SceneId)] string Scene,
    [property: Field("The new headline; empty only in scenes that have points or a figure.", Form = TextForm.EmptyLine)] string Text) : EditCommand
{
    private protected override Storyboard? Edit(Work work) => work.Change(Scene, scene =>
    {
        if (Text.Trim().Length > 0 || scene.Items.Count > 0 || scene.Number is not null) return scene with { Headline = Text.Trim() };
        work.Refuse("text", $"must not be empty: this scene has nothing else to show.", "Remove the scene instead.");
        return null;
    });
}

[Command("Sets the small line above a scene's headline.")]
internal sealed record SetKicker(
    [property: Field("Id of the scene.", Form = TextForm.SceneId)] string Scene,
    [property: Field("The line; null for none.")] string? Text) : EditCommand
{
    private protected override Storyboard? Edit(Work work) => work.Change(Scene, scene => scene with { Kicker = Text?.Trim() });
}

[Command("Sets the line below a scene's headline.")]
internal sealed record SetSubline(
    [property: Field("Id of the scene.", Form = TextForm.SceneId)] string Scene,
    [property: Field("The line; null for none.")] string? Text) : EditCommand
{
    private protected override Storyboard? Edit(Work work) => work.Change(Scene, scene => scene with { Subline = Text?.Trim() });
}

[Command("Sets what is spoken in a scene.")]
internal sealed record SetNarration(
    [property: Field("Id of the scene.", Form = TextForm.SceneId)] string Scene,
    [property: Field("What is spoken; empty for a silent scene.", Form = TextForm.Lines, Length = EditLimits.NarrationLength)] string Text) : EditCommand
{
    private protected override Storyboard? Edit(Work work) => work.Change(Scene, scene => scene with { Narration = Sentences.Closed(Text) });
}

[Command("Sets the part of a scene's headline that stands in the accent colour.")]
internal sealed record SetEmphasis(
    [property: Field("Id of the scene.", Form = TextForm.SceneId)] string Scene,
    [property: Field("Words of the headline; null for none.")] string? Text) : EditCommand
{
    private protected override Storyboard? Edit(Work work) => work.Change(Scene, scene =>
    {
        if (Text is null) return scene with { Emphasis = null };
        var at = scene.Headline.IndexOf(Text.Trim(), StringComparison.OrdinalIgnoreCase);
        if (at >= 0) return scene with { Emphasis = scene.Headline.Substring(at, Text.Trim().Length) };
        work.Refuse("text", $"must be a part of the headline “{scene.Headline}”.");
        return null;
    });
}

[Command("Sets the colour of a scene's headline.")]
internal sealed record SetHeadlineColour(
    [property: Field("Id of the scene.", Form = TextForm.SceneId)] string Scene,
    [property: Field("The colour; null for that of the palette.", Form = TextForm.Colour)] string? Colour) : EditCommand
{
    private protected override Storyboard? Edit(Work work) => work.Change(Scene, scene => scene with { Colour = Colour?.ToUpperInvariant() });
}

[Command("Sets the remarks on a scene; nothing of the film depends on them.")]
internal sealed record SetNotes(
    [property: Field("Id of the scene.", Form = TextForm.SceneId)] string Scene,
    [property: Field("The remarks; null for none.", Form = TextForm.Lines, Length = EditLimits.NotesLength)] string? Text) : EditCommand
{
    private protected override Storyboard? Edit(Work work) => work.Change(Scene, scene => scene with { Notes = string.IsNullOrWhiteSpace(Text) ? null : Text.Trim() });
}
