using System.Text.Json;
using System.Text.Json.Nodes;
using VideoGen.Media.Checks;
using VideoGen.Media.Mixing;

namespace VideoGen.RenderWorker.Execution.Films;

/// <summary>What was measured of a film, as it is stored with the job.</summary>
internal static class FilmReport
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static string ToJson(IFilm film, FilmFacts facts, Loudness? loudness)
    {
        var report = new JsonObject { ["film"] = JsonSerializer.SerializeToNode(facts, Options) };
        if (loudness is not null)
        {
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
