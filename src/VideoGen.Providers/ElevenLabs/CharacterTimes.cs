using System.Text;
using System.Text.Json;
using VideoGen.Providers.Http;
using VideoGen.Providers.Tickets;

namespace VideoGen.Providers.ElevenLabs;

/// <summary>Makes times of words out of times of characters.</summary>
internal static class CharacterTimes
{
    /// <summary>Words are what stands between blanks. Times never go backwards, whatever the provider says; empty when its lists don't fit together.</summary>
    internal static IReadOnlyList<WordTime> Words(JsonElement? alignment)
    {
        var characters = alignment?.Member("characters").Items().Select(character => character.ToString()).ToArray() ?? [];
        var starts = Seconds(alignment, "character_start_times_seconds");
        var ends = Seconds(alignment, "character_end_times_seconds");
        if (characters.Length == 0 || starts.Length != characters.Length || ends.Length != characters.Length) return [];

        var words = new List<WordTime>();
        var word = new StringBuilder();
        double start = 0, end = 0;
        for (var i = 0; i <= characters.Length; i++)
        {
            if (i < characters.Length && !string.IsNullOrWhiteSpace(characters[i]))
            {
                if (word.Length == 0) start = Math.Max(end, starts[i]);
                word.Append(characters[i]);
                end = Math.Max(Math.Max(start, end), ends[i]);
            }
            else if (word.Length > 0)
            {
                words.Add(new WordTime(word.ToString(), TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end)));
                word.Clear();
            }
        }

        return words;
    }

    private static double[] Seconds(JsonElement? alignment, string name) =>
        [.. alignment?.Member(name).Items().Select(time => time.ValueKind == JsonValueKind.Number ? Math.Clamp(time.GetDouble(), 0, 86_400) : 0) ?? []];
}
