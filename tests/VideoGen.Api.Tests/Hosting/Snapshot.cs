using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;

namespace VideoGen.Api.Tests.Hosting;

/// <summary>JSON that is written down beside the tests. UPDATE_SNAPSHOTS=1 writes it anew.</summary>
public static class Snapshot
{
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task MatchAsync(string name, JsonNode actual, [CallerFilePath] string test = "") =>
        MatchFileAsync(Path.Combine(Path.GetDirectoryName(test)!, "Snapshots", name), actual);

    public static async Task MatchFileAsync(string path, JsonNode actual)
    {
        var text = actual.ToJsonString(Pretty) + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, text);
        }

        File.Exists(path).ShouldBeTrue($"{path} is missing: run once with UPDATE_SNAPSHOTS=1.");
        text.ShouldBe(await File.ReadAllTextAsync(path), $"{path} differs: look at the change, then run with UPDATE_SNAPSHOTS=1.");
    }
}
