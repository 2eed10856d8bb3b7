using System.Text.Json.Nodes;

namespace VideoGen.Bench.Reference;

/// <summary>The reference film as a timeline. The take is written into every title and the music's volume, so that no take finds steps of another.</summary>
internal sealed class ReferenceTimeline(ReferenceScale scale)
{
    /// <summary>The document.</summary>
    /// <param name="sources">Asset of each file.</param>
    /// <param name="take">Number of the take.</param>
    /// <param name="retitled">Scene whose title differs from the take's others; null for none.</param>
    /// <param name="music">Volume of the music on top of the take's own.</param>
    public JsonObject Document(IReadOnlyDictionary<string, string> sources, int take, int? retitled = null, double music = 0)
    {
        var picture = new JsonArray();
        for (var i = 0; i < scale.Scenes; i++)
            picture.Add(Scene(i, sources));
        var titles = new JsonArray();
        for (var i = 0; i < scale.Scenes; i++)
            titles.Add(Title(i, i == retitled ? $"{HandWritten.Title(i)} anew" : HandWritten.Title(i), take));
        return new JsonObject
        {
            ["version"] = 1,
            ["title"] = "Reference film",
            ["output"] = new JsonObject { ["width"] = ReferenceScale.Width, ["height"] = ReferenceScale.Height, ["fps"] = ReferenceScale.Fps, ["crf"] = 23, ["duration"] = scale.Seconds },
            // The mix of the hand-written command: levels as they are.
            ["sound"] = new JsonObject { ["loudness"] = null, ["duck"] = 0 },
            ["tracks"] = new JsonArray
            {
                new JsonObject { ["name"] = "picture", ["clips"] = picture },
                new JsonObject { ["name"] = "logo", ["clips"] = new JsonArray { Logo(sources) } },
                new JsonObject { ["name"] = "titles", ["clips"] = titles },
                new JsonObject { ["name"] = "music", ["clips"] = new JsonArray { Sound(sources[ReferenceMedia.Music], "music", 0.3 + (take * 0.0001) + music) } },
                new JsonObject { ["name"] = "voice", ["clips"] = new JsonArray { Sound(sources[ReferenceMedia.Narration], "narration", 1) } },
            },
            ["captions"] = Captions(),
        };
    }

    private JsonObject Scene(int i, IReadOnlyDictionary<string, string> sources)
    {
        var clip = new JsonObject { ["length"] = $"{scale.FramesOf(i)}f", ["fit"] = "cover" };
        if (ReferenceScale.IsClip(i))
        {
            (clip["type"], clip["source"], clip["trim"], clip["volume"]) = ("video", sources[ReferenceMedia.Clip(i)], ReferenceMedia.SecondsInto(i), 0);
        }
        else
        {
            var (from, to) = i / 2 % 2 == 0 ? (1.0, 1.2) : (1.2, 1.0);
            (clip["type"], clip["source"]) = ("image", sources[ReferenceMedia.Still(i)]);
            clip["ken_burns"] = new JsonObject { ["from"] = View(from), ["to"] = View(to), ["easing"] = "linear" };
        }

        if (i > 0)
            clip["transition"] = new JsonObject { ["type"] = "fade", ["duration"] = $"{ReferenceScale.FadeFrames}f" };
        return clip;
    }

    private static JsonObject View(double zoom) => new() { ["zoom"] = zoom, ["x"] = 0.5, ["y"] = 0.5 };

    // A hair of colour that changes with the take: invisible, and yet other pixels.
    private static JsonObject Title(int i, string text, int take) => new()
    {
        ["type"] = "text", ["text"] = text, ["start"] = (i * 5) + 0.7, ["length"] = 3.5, ["position"] = "top", ["y"] = 80, ["font"] = "inter-display-black", ["size"] = 48,
        ["colour"] = $"#FFFF{255 - (take % 60):X2}", ["stroke"] = new JsonObject { ["colour"] = $"#0000{take / 60 % 60:X2}", ["width"] = 2 }, ["fade_in"] = 0.5, ["fade_out"] = 0.5,
    };

    private static JsonObject Logo(IReadOnlyDictionary<string, string> sources) => new()
    {
        ["type"] = "image", ["source"] = sources[ReferenceMedia.Logo], ["start"] = 0, ["length"] = "end", ["position"] = "top_right", ["x"] = -24, ["y"] = 24, ["width"] = 160, ["height"] = 60,
    };

    private static JsonObject Sound(string source, string role, double volume) => new()
    {
        ["type"] = "audio", ["source"] = source, ["role"] = role, ["volume"] = Math.Round(volume, 6), ["start"] = 0, ["length"] = "end",
    };

    private JsonObject Captions()
    {
        var cues = new JsonArray();
        for (var i = 0; i < scale.Scenes; i++)
            cues.Add(new JsonObject { ["start"] = (i * 5) + 0.5, ["end"] = (i * 5) + 4.5, ["text"] = HandWritten.Caption(i) });
        return new JsonObject { ["source"] = cues, ["style"] = new JsonObject { ["look"] = "plain", ["size"] = 40, ["font"] = "inter-medium", ["vertical"] = 0.93, ["zone"] = "none" } };
    }
}
