using VideoGen.Composition.Design;
using VideoGen.Composition.Planning;
using VideoGen.Composition.Storyboards;
using VideoGen.Core.Requests;

namespace VideoGen.Composition.Derivation;

/// <summary>Other words in the look, the voice and the size of a film.</summary>
public static class FilmRemix
{
    /// <summary>Plans a prompt as a film like another one.</summary>
    /// <param name="film">Whose look, voice, music, mood and captions are taken over.</param>
    /// <param name="request">The prompt, with the length, size and seed of the new film.</param>
    public static Storyboard Of(Storyboard film, GenerateRequest request)
    {
        ArgumentNullException.ThrowIfNull(film);
        ArgumentNullException.ThrowIfNull(request);
        var design = DesignPicker.Pick(film);
        return PromptPlanner.Plan(request) with
        {
            Mood = film.Mood,
            // What follows from the words would be another look: said outright it stays. The background goes with what is told.
            Style = film.Style with { Palette = design.Palette.Name, Fonts = design.Fonts.Name, Transition = design.Transition },
            Voice = film.Voice,
            Music = film.Music,
            Captions = film.Captions,
        };
    }
}
