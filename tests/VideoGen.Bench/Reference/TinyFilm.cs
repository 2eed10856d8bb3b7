using System.Text.Json.Nodes;

namespace VideoGen.Bench.Reference;

/// <summary>One second of one colour: what it takes is the platform's own time and the start of its tools.</summary>
internal static class TinyFilm
{
    public static JsonObject Document(int take) => new()
    {
        ["version"] = 1,
        ["output"] = new JsonObject { ["width"] = 320, ["height"] = 240, ["fps"] = 30, ["duration"] = 1 },
        ["tracks"] = new JsonArray
        {
            new JsonObject { ["clips"] = new JsonArray { new JsonObject { ["type"] = "colour", ["colour"] = $"#2040{take + 16:X2}", ["length"] = 1 } } },
        },
    };
}
