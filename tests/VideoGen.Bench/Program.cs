using System.CommandLine;
using VideoGen.Bench;
using VideoGen.Bench.Cases;
using VideoGen.Bench.Reference;
using VideoGen.TestKit;

var cases = new Dictionary<string, Func<BenchOptions, Task<BenchResult>>>
{
    [ReferenceCase.Name] = ReferenceCase.RunAsync,
    [IncrementalCase.Name] = IncrementalCase.RunAsync,
    [FirstPlayableCase.Name] = FirstPlayableCase.RunAsync,
    [SmartCopyCase.Name] = SmartCopyCase.RunAsync,
    [ParallelCase.Name] = ParallelCase.RunAsync,
    [PeersCase.Name] = PeersCase.RunAsync,
};
var wanted = new Option<string[]>("--case") { Description = "Which; several may be named. All but peers by default: those take npm and time.", AllowMultipleArgumentsPerToken = true };
wanted.AcceptOnlyFromAmong([.. cases.Keys]);
var rounds = new Option<int>("--rounds") { Description = "Measured rounds.", DefaultValueFactory = _ => 3 };
rounds.Validators.Add(r => { if (r.GetValueOrDefault<int>() is < 1 or > 99) r.AddError("--rounds takes 1 to 99."); });
var json = new Option<bool>("--json") { Description = "One JSON object per case and nothing else on the standard output." };
var quick = new Option<bool>("--short") { Description = "A film of 15 s and one round: shows that everything works, its figures are rough." };
var write = new Option<FileInfo?>("--write") { Description = "Writes the table to a Markdown file.", HelpName = "FILE" };
var keep = new Option<DirectoryInfo?>("--keep") { Description = "Leaves sources and films in a folder, to look at.", HelpName = "DIR" };
var baseline = new Option<bool>("--baseline") { Description = "Makes the sources, writes the timeline beside them, prints the hand-written command, and measures nothing." };
var render = new Command("render", "Rendering, as ratios against a named baseline in the same run.") { wanted, rounds, json, quick, write, keep, baseline };
render.SetAction(async (parsed, ct) =>
{
    using var temporary = new TempDirectory("bench-media");
    var folder = parsed.GetValue(keep)?.FullName ?? temporary.Path;
    var scale = parsed.GetValue(quick) ? ReferenceScale.Short : ReferenceScale.Full;
    if (parsed.GetValue(baseline))
    {
        var media = await new BenchOptions(scale, 1, folder, Console.Error.WriteLine).MediaAsync();
        var named = ReferenceMedia.All.ToDictionary(n => n, n => n);
        await File.WriteAllTextAsync(media["timeline.json"], new ReferenceTimeline(scale).Document(named, 0).ToJsonString(), ct);
        Console.Out.WriteLine($"cd {media.Folder}\nffmpeg {string.Join(' ', new HandWritten(scale).Arguments("hand-written.mp4").Select(a => $"'{a.Replace("'", "'\\''", StringComparison.Ordinal)}'"))}");
        return 0;
    }

    List<BenchResult> results = [];
    foreach (var name in parsed.GetValue(wanted) is { Length: > 0 } named ? named.Distinct() : cases.Keys.Where(c => c != PeersCase.Name))
    {
        var options = new BenchOptions(scale, parsed.GetValue(quick) ? 1 : parsed.GetValue(rounds), folder, what => Console.Error.WriteLine($"{name}: {what}"));
        var result = await cases[name](options);
        results.Add(result);
        Console.Out.WriteLine(parsed.GetValue(json) ? result.ToJson().ToJsonString() : Report.Text(result));
    }

    if (parsed.GetValue(write) is { } file)
        await File.WriteAllTextAsync(file.FullName, Report.Markdown(results, scale, parsed.GetValue(rounds)), ct);
    return 0;
});
return await new RootCommand("Measures VideoGen.") { render }.Parse(args).InvokeAsync();
