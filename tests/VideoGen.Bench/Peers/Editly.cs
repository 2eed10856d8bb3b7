using System.Text.Json.Nodes;
using VideoGen.Bench.Measuring;
using VideoGen.Bench.Reference;

namespace VideoGen.Bench.Peers;

/// <summary>editly draws with canvas and GL; on a machine without a screen it needs xvfb, and its modules the development packages of cairo, pango and GL.</summary>
internal sealed class Editly(ReferenceMedia media, ReferenceScale scale, string folder) : Peer(media, scale, folder, "editly")
{
    private const string SpecFile = "film.json5";

    public override string Title => "editly 0.14.2";

    public override double Goal => 5;

    public override Task<Timed> RenderAsync() =>
        Timed.RunAsync(Folder, "xvfb-run", ["-a", Path.Combine("node_modules", ".bin", "editly"), SpecFile, "--out", Output]);

    protected override Task PrepareAsync() => File.WriteAllTextAsync(Path.Combine(Folder, SpecFile), Spec().ToJsonString());

    private JsonObject Spec()
    {
        var clips = new JsonArray();
        for (var i = 0; i < Scale.Scenes; i++)
            clips.Add(Scene(i));
        return new JsonObject
        {
            ["width"] = ReferenceScale.Width, ["height"] = ReferenceScale.Height, ["fps"] = ReferenceScale.Fps,
            ["customOutputArgs"] = new JsonArray("-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "128k"),
            ["defaults"] = new JsonObject { ["transition"] = new JsonObject { ["name"] = "fade", ["duration"] = 0.5 } },
            ["audioTracks"] = new JsonArray
            {
                new JsonObject { ["path"] = Media[ReferenceMedia.Music], ["mixVolume"] = 0.3 },
                new JsonObject { ["path"] = Media[ReferenceMedia.Narration], ["mixVolume"] = 1 },
            },
            ["clips"] = clips,
        };
    }

    private JsonObject Scene(int i)
    {
        var seconds = (double)Scale.FramesOf(i) / ReferenceScale.Fps;
        var picture = ReferenceScale.IsClip(i)
            ? new JsonObject { ["type"] = "video", ["path"] = Media[ReferenceMedia.Clip(i)], ["cutFrom"] = ReferenceMedia.SecondsInto(i), ["cutTo"] = ReferenceMedia.SecondsInto(i) + seconds }
            : new JsonObject { ["type"] = "image", ["path"] = Media[ReferenceMedia.Still(i)], ["zoomDirection"] = i / 2 % 2 == 0 ? "in" : "out", ["zoomAmount"] = 0.2 };
        return new JsonObject
        {
            ["duration"] = seconds,
            ["layers"] = new JsonArray
            {
                picture,
                new JsonObject { ["type"] = "title", ["text"] = HandWritten.Title(i), ["position"] = "top", ["start"] = 0.7, ["stop"] = 4.2 },
                new JsonObject { ["type"] = "subtitle", ["text"] = HandWritten.Caption(i), ["start"] = 0.5, ["stop"] = 4.5 },
                new JsonObject { ["type"] = "image-overlay", ["path"] = Media[ReferenceMedia.Logo], ["position"] = "top-right", ["width"] = 0.125 },
            },
        };
    }
}
