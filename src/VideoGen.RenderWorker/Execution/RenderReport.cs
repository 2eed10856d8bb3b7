using System.Text.Json;
using System.Text.Json.Nodes;
using VideoGen.Composition.Music;
using VideoGen.Composition.Timelines;
using VideoGen.Media.Mixing;
using VideoGen.RenderWorker.Execution.Steps;

namespace VideoGen.RenderWorker.Execution;

/// <summary>What was measured of a film, as it is stored with the job.</summary>
internal sealed record RenderReport(object Facts, Loudness Loudness, FilmTimeline Film, NarrationStep.Narrated Narrated, MusicBrief Music)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public string ToJson() => new JsonObject
    {
        ["film"] = JsonSerializer.SerializeToNode(Facts, Facts.GetType(), Options),
        ["loudness"] = new JsonObject
        {
            // JSON has no infinity: what has no loudness has null.
            ["integrated_lufs"] = double.IsFinite(Loudness.Integrated) ? Loudness.Integrated : null,
            ["true_peak_dbtp"] = double.IsFinite(Loudness.TruePeak) ? Loudness.TruePeak : null,
            ["range_lu"] = double.IsFinite(Loudness.Range) ? Loudness.Range : null,
        },
        ["speech"] = new JsonObject
        {
            ["engine"] = Narrated.Engine,
            ["tempo"] = Math.Round(Film.SpeechTempo, 3),
            ["silent_because"] = Narrated.SilentBecause,
        },
        ["music"] = new JsonObject { ["mood"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(Music.Mood.ToString()), ["beats_per_minute"] = Music.BeatsPerMinute },
        ["scenes"] = new JsonArray([.. Film.Scenes.Select(s => (JsonNode)new JsonObject { ["id"] = s.Scene.Id, ["start_frame"] = s.StartFrame, ["frames"] = s.Frames })]),
    }.ToJsonString();
}
