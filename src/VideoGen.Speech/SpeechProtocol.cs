using System.Text.Json.Serialization;

namespace VideoGen.Speech;

/// <summary>What is to be spoken; read as JSON from standard input, so that no text of a user is ever on a command line.</summary>
/// <param name="Voices">Voice names in order of preference; the first that exists is used.</param>
/// <param name="Rate">Words per minute, 80 to 450.</param>
/// <param name="Pitch">0 to 100; 50 is the voice's own.</param>
/// <param name="Items">Utterances, each with the file that takes its sound.</param>
internal sealed record SpeechRequest(IReadOnlyList<string> Voices, int Rate, int Pitch, IReadOnlyList<SpeechItem> Items);

/// <param name="Text">Plain text; markup is not interpreted.</param>
/// <param name="Wav">Path of the 16-bit mono WAV file to write.</param>
internal sealed record SpeechItem(string Text, string Wav);

internal sealed record SpeechReply(int SampleRate, string Voice, IReadOnlyList<SpokenItem> Items);

/// <param name="Samples">Length of the sound.</param>
/// <param name="Words">Where words start.</param>
/// <param name="ClauseEnds">Milliseconds at which clauses end, before the pause that follows them.</param>
internal sealed record SpokenItem(int Samples, IReadOnlyList<WordMark> Words, IReadOnlyList<int> ClauseEnds);

/// <param name="Position">First character of the word in the text, counted in Unicode code points from 0.</param>
/// <param name="Length">Code points.</param>
/// <param name="Milliseconds">When it starts in the sound.</param>
internal sealed record WordMark(int Position, int Length, int Milliseconds);

internal sealed record SpeechProbe(string Version);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SpeechRequest))]
[JsonSerializable(typeof(SpeechReply))]
[JsonSerializable(typeof(SpeechProbe))]
internal sealed partial class SpeechJson : JsonSerializerContext;

/// <summary>Exit codes, which the caller in VideoGen.Media reads.</summary>
internal static class SpeechExit
{
    public const int Done = 0;
    public const int BadRequest = 2;
    public const int LibraryMissing = 10;
    public const int DataMissing = 11;
    public const int VoiceMissing = 12;
    public const int SynthesisFailed = 13;
    public const int WriteFailed = 14;
}

internal sealed class SpeechException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
