using VideoGen.Composition.Layers;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Editing.Commands;

[Command("Draws captions into the picture, or not. The caption files beside the film are always there.")]
internal sealed record SetCaptionsOn([property: Field("Whether they are drawn.")] bool On) : EditCommand
{
    private protected override Storyboard Edit(Work work) => work.Film with { Captions = work.Film.Captions with { On = On } };
}

[Command("Sets the look of the captions.")]
internal sealed record SetCaptionsLook([property: Field("The look; null for the usual one.")] CaptionLook? Look) : EditCommand
{
    private protected override Storyboard Edit(Work work) => work.Film with { Captions = work.Film.Captions with { Look = Look } };
}
