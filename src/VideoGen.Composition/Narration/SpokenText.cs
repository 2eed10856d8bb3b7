using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace VideoGen.Composition.Narration;

/// <summary>A text that a voice reads.</summary>
/// <param name="Text">What is read.</param>
/// <param name="Language">BCP 47, such as "en".</param>
/// <param name="Voice">Name of a voice; null for the language's own.</param>
/// <param name="Pace">Speed of speech, 1 as the voice has it.</param>
public sealed record SpokenText(string Text, string Language, string? Voice, double Pace)
{
    /// <summary>What names of spoken texts begin with. No file can be named so.</summary>
    public const string Scheme = "speech:";

    /// <summary>How words are said that the voice would get wrong.</summary>
    public Pronunciations Say { get; init; } = Pronunciations.None;

    /// <summary>Its name among the sources of a timeline: equal texts in equal voices are one.</summary>
    public string Name => Scheme + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\n', Language, Voice ?? "", Pace.ToString("R", CultureInfo.InvariantCulture), Say, Text))));
}
