using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using VideoGen.Composition.Documents;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Segments;
using VideoGen.Media.Fonts;
using VideoGen.Media.Probing;
using VideoGen.Media.Processes;
using VideoGen.Media.Rendering;

/// <summary>Renders the picture of a timeline whose sources lie beside it: FilmLab TIMELINE.json OUT.mp4 [plan].</summary>
internal static class TimelineLab
{
    public static async Task<Dictionary<string, SourceMedia>> ProbeAsync(IServiceProvider services, string folder, IEnumerable<string> names)
    {
        Dictionary<string, SourceMedia> facts = [];
        foreach (var name in names)
        {
            var probed = await services.GetRequiredService<MediaProbe>().ProbeAsync(Path.Combine(folder, name), default);
            if (probed is ProbeResult.Usable usable) facts[name] = usable.Media;
            else Console.WriteLine($"{name}: {probed}");
        }

        return facts;
    }

    public static async Task RunAsync(IServiceProvider services, string document, string output, bool onlyPlan)
    {
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(document));
        var folder = Path.GetDirectoryName(Path.GetFullPath(document))!; // a file is in a folder
        var facts = await ProbeAsync(services, folder, TimelineReader.Sources(json.RootElement, null).Select(s => s.Name).Distinct());
        var paths = facts.Keys.ToDictionary(name => name, name => Path.Combine(folder, name));
        var reading = TimelineReader.Read(json.RootElement, null, facts);
        foreach (var problem in reading.Problems.Concat(reading.Warnings)) Console.WriteLine(problem);
        if (reading.Timeline is not { } timeline) return;

        var tools = await services.GetRequiredService<ISandboxProbe>().GetAsync(default);
        var find = services.GetRequiredService<FontCatalog>().Find;
        var plan = TimelinePlanner.Plan(timeline, find, tools.FFmpegVersion);
        Console.WriteLine($"{plan.Segments.Count} segments: {string.Join(' ', plan.Segments.Select(s => s.Copy is null ? $"{s.Frames}" : $"{s.Frames}c"))}");
        if (onlyPlan)
        {
            foreach (var segment in plan.Segments) Console.WriteLine($"\n{segment.Index}: {string.Join("\n   ", segment.Graph.Inputs)}\n{segment.Graph.Filter}");
            return;
        }

        var work = Directory.CreateTempSubdirectory("filmlab-").FullName;
        var renderer = services.GetRequiredService<TimelineSegmentRenderer>();
        var clock = Stopwatch.StartNew();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var parts = new RenderedSegment[plan.Segments.Count];
        await Parallel.ForEachAsync(plan.Segments, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (segment, ct) =>
        {
            var began = clock.Elapsed;
            try
            {
                parts[segment.Index] = await renderer.RenderAsync(plan, segment, new SourceFiles(facts, paths), Path.Combine(work, $"s{segment.Index}"), null, ct);
            }
            catch (MediaException e)
            {
                Console.WriteLine($"  {segment.Index}: {e.Message}; its folder is {work}/s{segment.Index}");
                throw;
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {segment.Index}: {segment.Frames} frames, {(clock.Elapsed - began).TotalSeconds:0.00} s, CPU {parts[segment.Index].CpuTime.TotalSeconds:0.00}, {parts[segment.Index].PeakMemoryBytes >> 20} MB"));
        });
        var film = await services.GetRequiredService<FilmAssembler>().AssembleAsync([.. parts.Select(p => p.Path)], null, timeline.Title, timeline.Language, timeline.Rate, timeline.Frames, work, default);
        File.Copy(film, output, overwrite: true);
        var own = Process.GetCurrentProcess().TotalProcessorTime - before;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds:0.00} s wall; CPU ffmpeg {parts.Sum(p => p.CpuTime.TotalSeconds):0.00} + own {own.TotalSeconds:0.00}; {new FileInfo(output).Length >> 10} KB"));
        Directory.Delete(work, recursive: true);
    }
}
