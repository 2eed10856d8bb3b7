namespace VideoGen.Composition.Design;

/// <summary>The look of one film.</summary>
/// <param name="Palette">Its colours.</param>
/// <param name="Fonts">Its typefaces.</param>
/// <param name="Motif">What moves behind the text.</param>
/// <param name="Transition">How scenes follow each other.</param>
/// <param name="Seed">Chooses positions, phases and variants.</param>
public sealed record FilmDesign(Palette Palette, FontPair Fonts, Motif Motif, Transition Transition, long Seed);
