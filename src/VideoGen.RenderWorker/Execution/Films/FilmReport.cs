using System.Text.Json;
using System.Text.Json.Nodes;
using VideoGen.Media.Checks;
using VideoGen.RenderWorker.Execution.Storing;

namespace VideoGen.RenderWorker.Execution.Films;

/// <summary>What was measured of a film, as it is stored with the job.</summary>
internal static class FilmReport
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static string ToJson(TimelineFilm film, FilmFacts facts, QualityReport quality, KeptSound sound)
    {
        var report = quality.ToJson().AsObject();
        report["film"] = JsonSerializer.SerializeToNode(facts, Options);
        if (sound.Target is not null)
        {
            var loudness = sound.Mix.Loudness;
            report["loudness"] = new JsonObject
            {
                // JSON has no infinity: what has no loudness has null.
                ["integrated_lufs"] = Figure(loudness.Integrated),
                ["true_peak_dbtp"] = Figure(loudness.TruePeak),
                ["range_lu"] = Figure(loudness.Range),
            };
        }

        film.Report(report);
        return report.ToJsonString();
    }

    private static double? Figure(double value) => double.IsFinite(value) ? value : null;
}
