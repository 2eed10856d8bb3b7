using System.Globalization;
using System.Text.Json;
using VideoGen.Core.Errors;
using VideoGen.Core.Requests;
using VideoGen.Providers.Capabilities;

namespace VideoGen.Providers.Requests;

/// <summary>Checks requests against what a model can do, before anything is spent.</summary>
public static class RequestRules
{
    /// <summary>Every problem at once, each with its field and what to do; empty when the provider can be asked.</summary>
    public static IReadOnlyList<FieldError> Check(ProviderRequest request, Capability capability)
    {
        if (request.Kind != capability.Kind)
            return [Problem("kind", "wrong_kind", $"must be {Name(capability.Kind)}; {capability.Provider} makes nothing else with {capability.Model}.", "Choose another provider.")];
        return [.. Prompt(request, capability), .. Details(request, capability)];
    }

    private static IEnumerable<FieldError> Prompt(ProviderRequest request, Capability capability)
    {
        if (TextRules.Fault(request.Prompt, capability.MaxPromptCharacters) is { } fault)
            yield return Problem("prompt", "bad_text", fault, $"Write 1 to {capability.MaxPromptCharacters.ToString(CultureInfo.InvariantCulture)} characters.");
    }

    private static IEnumerable<FieldError> Details(ProviderRequest request, Capability capability) => request switch
    {
        VideoRequest r => [
            .. Size(r.Size, capability), .. Seconds(r.Seconds, capability), .. Fps(r.Fps, capability), .. Seed(r.Seed, capability),
            .. Negative(r.NegativePrompt, capability), .. References(r.References, r.Strength, capability)],
        ImageRequest r => [
            .. Size(r.Size, capability), .. Seed(r.Seed, capability), .. Negative(r.NegativePrompt, capability),
            .. References(r.References, r.Strength, capability)],
        TextRequest r => [.. Schema(r.Schema, capability), .. Seed(r.Seed, capability), .. Numbers(r)],
        SpeechRequest r => [.. Speed(r.Speed, capability), .. Seed(r.Seed, capability)],
        MusicRequest r => [.. Seconds(r.Seconds, capability), .. Seed(r.Seed, capability)],
        _ => throw new ArgumentException($"{request.GetType().Name} has no rules.", nameof(request)),
    };

    private static IEnumerable<FieldError> Size(FrameSize size, Capability capability)
    {
        if (size.Width <= 0 || size.Height <= 0)
            yield return Problem("size", "bad_size", $"must have sides above 0; this is {size}.", "Write it like 1280x720.");
        else if (capability.Sizes?.Fault(size) is { } fault)
            yield return Problem("size", "bad_size", fault, $"Use {capability.Sizes.Nearest(size)}.");
    }

    private static IEnumerable<FieldError> Seconds(double seconds, Capability capability)
    {
        if (!double.IsFinite(seconds) || seconds <= 0)
            yield return Problem("seconds", "bad_duration", "must be above 0.", "Say how many seconds it lasts.");
        else if (capability.Seconds?.Fault(seconds) is { } fault)
            yield return Problem("seconds", "bad_duration", fault, string.Create(CultureInfo.InvariantCulture, $"Use {capability.Seconds.Covering(seconds):0.###}."));
    }

    private static IEnumerable<FieldError> Fps(double? fps, Capability capability)
    {
        if (fps is not { } asked) yield break;
        if (capability.Fps.Count == 0)
            yield return Problem("fps", "not_supported", $"can't be chosen for {capability.Model}.", "Leave it out.");
        else if (!capability.Fps.Any(one => Math.Abs(one - asked) < 0.001))
        {
            var list = string.Join(", ", capability.Fps.Select(one => one.ToString("0.###", CultureInfo.InvariantCulture)));
            yield return Problem("fps", "bad_fps", $"must be one of {list}.", "Use one of these, or leave it out.");
        }
    }

    private static IEnumerable<FieldError> Seed(long? seed, Capability capability)
    {
        if (seed is null) yield break;
        if (!capability.Seed)
            yield return Problem("seed", "not_supported", $"is not understood by {capability.Model}.", "Leave it out.");
        else if (seed is < 0 or > uint.MaxValue)
            yield return Problem("seed", "bad_seed", "must be 0 to 4294967295.", "Choose a number in that range.");
    }

    private static IEnumerable<FieldError> Negative(string? text, Capability capability)
    {
        if (text is null) yield break;
        if (!capability.NegativePrompt)
            yield return Problem("negative_prompt", "not_supported", $"is not understood by {capability.Model}.", "Say in the prompt what is wanted instead.");
        else if (TextRules.Fault(text, capability.MaxPromptCharacters) is { } fault)
            yield return Problem("negative_prompt", "bad_text", fault, "Shorten it, or leave it out.");
    }

    private static IEnumerable<FieldError> References(IReadOnlyList<Reference> references, double? strength, Capability capability)
    {
        var rule = capability.References;
        foreach (var error in Count(references.Count(one => !one.IsVideo), rule.Images, "picture", capability)) yield return error;
        foreach (var error in Count(references.Count(one => one.IsVideo), rule.Videos, "film", capability)) yield return error;
        for (var i = 0; i < references.Count; i++)
            if (references[i].Data.Length is 0 || references[i].Data.Length > rule.MaxBytes)
                yield return Problem(
                    string.Create(CultureInfo.InvariantCulture, $"references[{i}]"), "bad_reference",
                    string.Create(CultureInfo.InvariantCulture, $"must have 1 to {rule.MaxBytes} bytes; this has {references[i].Data.Length}."), "Use a smaller file.");
        if (strength is null) yield break;
        if (!rule.Strength) yield return Problem("strength", "not_supported", $"is not understood by {capability.Model}.", "Leave it out.");
        else if (strength is not (>= 0 and <= 1)) yield return Problem("strength", "bad_strength", "must be 0 to 1.", "Use 0.5 for the middle.");
    }

    private static IEnumerable<FieldError> Count(int count, int most, string what, Capability capability)
    {
        if (count <= most) yield break;
        yield return most == 0
            ? Problem("references", "not_supported", $"must not hold a {what}: {capability.Model} takes none.", "Leave it out.")
            : Problem("references", "too_many", string.Create(CultureInfo.InvariantCulture, $"must hold at most {most} {what}{(most == 1 ? "" : "s")}; this has {count}."), "Leave some out.");
    }

    private static IEnumerable<FieldError> Speed(double speed, Capability capability)
    {
        if (capability.Speed is null && Math.Abs(speed - 1) > 0.001)
            yield return Problem("speed", "not_supported", $"can't be set for {capability.Model}.", "Leave it at 1.");
        else if (capability.Speed is { } rule && !(speed >= rule.Min && speed <= rule.Max))
            yield return Problem("speed", "bad_speed", string.Create(CultureInfo.InvariantCulture, $"must be {rule.Min:0.###} to {rule.Max:0.###}."), "Use 1 for the voice's own speed.");
    }

    private static IEnumerable<FieldError> Schema(TextSchema? schema, Capability capability)
    {
        if (schema is null) yield break;
        if (!capability.JsonSchema)
            yield return Problem("schema", "not_supported", $"is not understood by {capability.Model}.", "Ask for free text.");
        if (schema.Name.Length is 0 or > 64 || !schema.Name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
            yield return Problem("schema.name", "bad_name", "must be 1 to 64 letters, digits, hyphens or underscores.", "Rename the schema.");
        if (!IsObject(schema.Json))
            yield return Problem("schema.json", "bad_json", "must be a JSON object.", "Send a JSON Schema.");
    }

    private static IEnumerable<FieldError> Numbers(TextRequest request)
    {
        if (request.MaxTokens is < 1 or > 1_000_000)
            yield return Problem("max_tokens", "bad_number", "must be 1 to 1000000.", "Use 8192.");
        if (request.Temperature is { } heat && !(heat is >= 0 and <= 2))
            yield return Problem("temperature", "bad_number", "must be 0 to 2.", "Leave it out.");
    }

    private static bool IsObject(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Name(MediaKind kind) => kind.ToString().ToLowerInvariant();

    private static FieldError Problem(string field, string code, string message, string fix) => new(field, message) { Code = code, Fix = fix };
}
