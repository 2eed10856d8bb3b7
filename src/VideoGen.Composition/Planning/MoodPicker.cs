using System.Collections.Frozen;
using VideoGen.Composition.Randomness;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Planning;

/// <summary>Reads a mood from words; where they are silent, the seed chooses.</summary>
internal static class MoodPicker
{
    private static readonly (Mood Mood, FrozenSet<string> Stems)[] Words =
    [
        (Mood.Calm, Set("calm quiet slow sleep breath meditat relax gentle soft ocean sea rain forest tea morning yoga peace nature river lake ruhe meer calme mer tranquil mar")),
        (Mood.Uplifting, Set("happy joy hope dream together grow love thank celebrat birthday friend famil spring sun light success inspir health garden help welcome glück bonheur feliz")),
        (Mood.Energetic, Set("fast sport race run speed energy power action launch sale music dance party workout fitness game win festival electr rocket car vite rápid schnell")),
        (Mood.Mysterious, Set("night dark secret myster ghost moon star space universe galaxy deep unknown ancient hidden why strange magic shadow black quantum nacht nuit noche")),
        (Mood.Confident, Set("business company product data growth market finance team report quarter revenue strateg customer technolog software engineer science research percent bank invest economy server cloud code")),
        (Mood.Playful, Set("fun funny play kid child cat dog puppy toy silly joke candy ice cake pizza bake cook colour color balloon monkey penguin banana spiel jeu juego")),
    ];

    public static Mood Pick(string prompt, long seed)
    {
        var words = TextWords.Of(prompt.ToLowerInvariant());
        var scores = Words.Select(m => (m.Mood, Score: words.Count(w => m.Stems.Any(s => w.StartsWith(s, StringComparison.Ordinal))))).ToArray();
        var best = scores.Max(s => s.Score);
        Mood[] top = [.. scores.Where(s => s.Score == best).Select(s => s.Mood)];
        return SeededRandom.For(seed, "mood").Pick(top);
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
