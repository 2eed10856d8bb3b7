using VideoGen.Composition.Design;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Editing.Commands;

[Command("Sets the colours of the film by the name of a palette.")]
internal sealed record SetPalette([property: Field("A palette; null to have one chosen by mood and words.", Form = TextForm.Palette)] string? Palette) : EditCommand
{
    private protected override Storyboard Edit(Work work) => work.Film with { Style = work.Film.Style with { Palette = Palette } };
}

[Command("Sets the one colour for what matters: kickers, emphasis, charts.")]
internal sealed record SetAccent([property: Field("The colour; null for that of the palette.", Form = TextForm.Colour)] string? Colour) : EditCommand
{
    private protected override Storyboard Edit(Work work) => work.Film with { Style = work.Film.Style with { Accent = Colour?.ToUpperInvariant() } };
}

[Command("Sets the typefaces of the film.")]
internal sealed record SetFonts([property: Field("A pair of typefaces; null to have one chosen.", Form = TextForm.Fonts)] string? Fonts) : EditCommand
{
    private protected override Storyboard Edit(Work work) => work.Film with { Style = work.Film.Style with { Fonts = Fonts } };
}

[Command("Sets what moves behind the text.")]
internal sealed record SetBackground([property: Field("The background; null to have one chosen by the words.")] Motif? Background) : EditCommand
{
    private protected override Storyboard Edit(Work work) => work.Film with { Style = work.Film.Style with { Background = Background } };
}

[Command("Sets how scenes follow each other.")]
internal sealed record SetTransition([property: Field("The transition; null to have one chosen by the mood.")] Transition? Transition) : EditCommand
{
    private protected override Storyboard Edit(Work work) => work.Film with { Style = work.Film.Style with { Transition = Transition } };
}
