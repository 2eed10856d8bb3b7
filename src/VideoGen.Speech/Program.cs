using System.Text.Json;
using VideoGen.Speech;

try
{
    using var engine = SpeechEngine.Load();
    if (args is ["--probe"])
    {
        Console.Out.WriteLine(JsonSerializer.Serialize(new SpeechProbe(engine.Version), SpeechJson.Default.SpeechProbe));
        return SpeechExit.Done;
    }

    var request = await JsonSerializer.DeserializeAsync(Console.OpenStandardInput(), SpeechJson.Default.SpeechRequest)
        ?? throw new SpeechException(SpeechExit.BadRequest, "The request is empty.");
    var reply = new SpeechReply(engine.SampleRate, SpeechEngine.Use(request), [.. request.Items.Select(engine.Speak)]);
    await using var output = Console.OpenStandardOutput();
    await JsonSerializer.SerializeAsync(output, reply, SpeechJson.Default.SpeechReply);
    return SpeechExit.Done;
}
catch (SpeechException e)
{
    Console.Error.WriteLine(e.Message);
    return e.ExitCode;
}
catch (JsonException e)
{
    Console.Error.WriteLine($"The request is not valid: {e.Message}");
    return SpeechExit.BadRequest;
}
catch (IOException e)
{
    Console.Error.WriteLine($"A sound file could not be written: {e.Message}");
    return SpeechExit.WriteFailed;
}
