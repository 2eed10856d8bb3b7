using System.Text.Json.Nodes;
using VideoGen.Bench.Measuring;
using VideoGen.Bench.Reference;
using VideoGen.TestKit.Processes;

namespace VideoGen.Bench.Peers;

/// <summary>Remotion draws each frame in a browser. It is bundled once beforehand, as a service would; its renders run on two pages at once.</summary>
internal sealed class Remotion(ReferenceMedia media, ReferenceScale scale, string folder) : Peer(media, scale, folder, "remotion")
{
    private const string PropsFile = "film.json";
    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    public override string Title => "Remotion 4.0.529";

    public override double Goal => 9;

    public override Task<Timed> RenderAsync() => Timed.RunAsync(Folder, "node", ["render.mjs", Browser(), PropsFile, Output]);

    protected override async Task PrepareAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, PropsFile), Props().ToJsonString());
        Browser();
        await ProcessHandle.RunAsync(new ProcessSpec("node", "bundle.mjs", Media.Folder) { WorkingDirectory = Folder }, TimeSpan.FromMinutes(5));
    }

    private static string Browser() => Browsers.FirstOrDefault(File.Exists) ?? throw new InvalidOperationException($"It needs a browser: none of {string.Join(", ", Browsers)} is here.");

    private JsonObject Props()
    {
        var scenes = new JsonArray();
        for (var i = 0; i < Scale.Scenes; i++)
        {
            var scene = new JsonObject { ["index"] = i, ["frames"] = Scale.FramesOf(i), ["title"] = HandWritten.Title(i), ["caption"] = HandWritten.Caption(i) };
            if (ReferenceScale.IsClip(i))
                (scene["clip"], scene["from"]) = (ReferenceMedia.Clip(i), ReferenceMedia.SecondsInto(i) * ReferenceScale.Fps);
            else
                (scene["still"], scene["zoom"]) = (ReferenceMedia.Still(i), i / 2 % 2 == 0 ? new JsonArray(1.0, 1.2) : new JsonArray(1.2, 1.0));
            scenes.Add(scene);
        }

        return new JsonObject { ["scenes"] = scenes, ["logo"] = ReferenceMedia.Logo, ["music"] = ReferenceMedia.Music, ["narration"] = ReferenceMedia.Narration };
    }
}
