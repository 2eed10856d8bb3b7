using System.Text.Json.Nodes;
using VideoGen.Bench.Instances;
using VideoGen.Bench.Measuring;
using VideoGen.Bench.Reference;

namespace VideoGen.Bench.Cases;

/// <summary>A plain cut out of a clip, off its keyframes at both ends: copied where that is possible, against encoded throughout.</summary>
internal static class SmartCopyCase
{
    public const string Name = "smart-copy";
    private const double Seconds = 11.5;

    public static async Task<BenchResult> RunAsync(BenchOptions options)
    {
        var media = await options.MediaAsync();
        await using var instance = await Instance.StartAsync();
        var source = (await instance.UploadAsync(media.Folder, [ReferenceMedia.Clip(0)]))[ReferenceMedia.Clip(0)];
        List<double> wall = [], cpu = [];
        for (var round = 0; round <= options.Rounds; round++)
        {
            options.Say(round == 0 ? "warming up" : $"round {round} of {options.Rounds}");
            var encoded = await instance.RenderAsync(Document(source, round, smart: false));
            var copied = await instance.RenderAsync(Document(source, round, smart: true));
            if (round == 0)
                continue;
            wall.Add(copied.Cost.Wall / encoded.Cost.Wall);
            cpu.Add(copied.Cost.Cpu / encoded.Cost.Cpu);
        }

        return new BenchResult(Name,
        [
            new("cpu_ratio", "CPU of the whole platform, copied ÷ encoded", Median.Of(cpu), 0.3),
            new("ratio", "wall time, copied ÷ encoded", Median.Of(wall)),
        ]);
    }

    // Each take begins at another frame, so that none finds what another made.
    private static JsonObject Document(string source, int take, bool smart) => new()
    {
        ["version"] = 1,
        ["output"] = new JsonObject { ["width"] = ReferenceScale.Width, ["height"] = ReferenceScale.Height, ["fps"] = ReferenceScale.Fps, ["crf"] = 23, ["smart_copy"] = smart },
        ["tracks"] = new JsonArray
        {
            new JsonObject { ["clips"] = new JsonArray { new JsonObject { ["type"] = "video", ["source"] = source, ["trim"] = $"{37 + take}f", ["length"] = Seconds } } },
        },
    };
}
