using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using VideoGen.Composition.Documents.Table;
using Xunit;

namespace VideoGen.Composition.Tests.Documents;

/// <summary>The table promises nothing that the reader does not read.</summary>
public sealed class EveryPropertyTests
{
    /// <summary>For editors; the reader leaves it alone.</summary>
    private const string NotRead = "$schema";

    /// <summary>A right document around each kind of object, with the place of the object in it.</summary>
    private static readonly Dictionary<string, (string Document, string Path)> Places = new()
    {
        ["document"] = ("""{ "version": 1, "tracks": [ { "clips": [ { "type": "colour", "colour": "red", "length": 1 } ] } ] }""", "$"),
        ["output"] = Whole("output", "{}"),
        ["sound"] = Whole("sound", "{}"),
        ["caption_track"] = Whole("captions", """{ "source": [ { "start": 0, "end": 1, "text": "a" } ] }"""),
        ["caption_style"] = Whole("captions", """{ "source": [ { "start": 0, "end": 1, "text": "a" } ], "style": {} }""", ".style"),
        ["cue"] = Whole("captions", """{ "source": [ { "start": 0, "end": 1, "text": "a" } ] }""", ".source[0]"),
        ["word"] = Whole("captions", """{ "source": [ { "start": 0, "end": 1, "text": "a", "words": [ { "start": 0, "end": 1, "text": "a" } ] } ] }""", ".source[0].words[0]"),
        ["variable"] = Whole("variables", """{ "a": { "type": "number", "default": 1 } }""", ".a"),
        ["composition"] = Whole("compositions", """{ "a": { "tracks": [ { "clips": [ { "type": "colour", "colour": "red", "length": 1 } ] } ] } }""", ".a"),
        ["track"] = (Reading.Clips("""{ "type": "colour", "colour": "red", "length": 1 }"""), "$.tracks[0]"),
        ["run"] = Inside("""{ "type": "text", "runs": [ { "text": "a" } ], "length": 1 }""", ".runs[0]"),
        ["keyframe"] = Inside("""{ "type": "colour", "colour": "red", "length": 1, "opacity": [ { "at": 0, "value": 1 } ] }""", ".opacity[0]"),
        ["transition"] = Inside("""{ "type": "colour", "colour": "red", "length": 1, "transition": {} }""", ".transition"),
        ["crop"] = Inside("""{ "type": "image", "source": "photo.jpg", "length": 1, "crop": {} }""", ".crop"),
        ["chroma_key"] = Inside("""{ "type": "image", "source": "photo.jpg", "length": 1, "chroma_key": {} }""", ".chroma_key"),
        ["view"] = Inside("""{ "type": "image", "source": "photo.jpg", "length": 1, "ken_burns": { "from": {} } }""", ".ken_burns.from"),
        ["ken_burns"] = Inside("""{ "type": "image", "source": "photo.jpg", "length": 1, "ken_burns": {} }""", ".ken_burns"),
        ["stroke"] = Inside("""{ "type": "text", "text": "a", "length": 1, "stroke": {} }""", ".stroke"),
        ["shadow"] = Inside("""{ "type": "text", "text": "a", "length": 1, "shadow": {} }""", ".shadow"),
        ["text_box"] = Inside("""{ "type": "text", "text": "a", "length": 1, "box": {} }""", ".box"),
        ["point"] = Inside("""{ "type": "colour", "colour": "red", "length": 1, "anchor": {} }""", ".anchor"),
        ["fraction"] = Inside("""{ "type": "colour", "colour": "red", "length": 1, "x": { "fraction": 0.5 } }""", ".x"),
        ["steps"] = Inside("""{ "type": "colour", "colour": "red", "length": 1, "transition": { "easing": { "steps": 2 } } }""", ".transition.easing"),
        ["stop"] = Inside("""{ "type": "gradient", "colours": [ { "at": 0, "colour": "red" }, "blue" ], "length": 1 }""", ".colours[0]"),
        ["tempo"] = Inside("""{ "type": "audio", "source": "music.mp3", "length": 1, "tempo": [ { "from": 0, "to": 1, "rate": 1 } ] }""", ".tempo[0]"),
        ["clip_video"] = Inside("""{ "type": "video", "source": "sky.mp4", "length": 1 }"""),
        ["clip_image"] = Inside("""{ "type": "image", "source": "photo.jpg", "length": 1 }"""),
        ["clip_text"] = Inside("""{ "type": "text", "text": "a", "length": 1 }"""),
        ["clip_shape"] = Inside("""{ "type": "shape", "shape": "ellipse", "length": 1 }"""),
        ["clip_colour"] = Inside("""{ "type": "colour", "colour": "red", "length": 1 }"""),
        ["clip_gradient"] = Inside("""{ "type": "gradient", "colours": [ "red", "blue" ], "length": 1 }"""),
        ["clip_motion"] = Inside("""{ "type": "motion", "motif": "waves", "length": 1 }"""),
        ["clip_scene"] = Inside("""{ "type": "scene", "headline": "a", "length": 1 }"""),
        ["scene_side"] = Inside("""{ "type": "scene", "kind": "comparison", "sides": [ { "title": "a" }, { "title": "b" } ], "length": 1 }""", ".sides[0]"),
        ["scene_number"] = Inside("""{ "type": "scene", "kind": "number", "number": { "value": 3 }, "length": 1 }""", ".number"),
        ["scene_picture"] = Inside("""{ "type": "scene", "pictures": [ { "source": "photo.jpg" } ], "length": 1 }""", ".pictures[0]"),
        ["clip_speech"] = Inside("""{ "type": "speech", "text": "a", "length": 1 }"""),
        ["pronunciation"] = Inside("""{ "type": "speech", "text": "a", "say": [ { "word": "a", "as": "b" } ], "length": 1 }""", ".say[0]"),
        ["clip_sfx"] = Inside("""{ "type": "sfx", "sound": "whoosh", "length": 1 }"""),
        ["clip_music"] = Inside("""{ "type": "music", "length": 1 }"""),
        ["clip_audiogram"] = Inside("""{ "type": "audiogram", "length": 1 }"""),
        ["clip_composition"] = Inside("""{ "type": "composition", "composition": { "tracks": [ { "clips": [ { "type": "colour", "colour": "red", "length": 1 } ] } ] } }"""),
        ["clip_audio"] = Inside("""{ "type": "audio", "source": "music.mp3", "length": 1 }"""),
        ["clip_captions"] = Inside("""{ "type": "captions", "source": [ { "start": 0, "end": 1, "text": "a" } ] }"""),
    };

    public static TheoryData<string> Shapes => [.. DocumentTable.All.Select(shape => shape.Name)];

    [Theory, MemberData(nameof(Shapes))]
    public void A_wrong_value_of_any_property_is_told(string name)
    {
        var shape = DocumentTable.Of(name);
        var (document, path) = Places.TryGetValue(name, out var place)
            ? place
            : Inside($$"""{ "type": "colour", "colour": "red", "length": 1, "filters": [ { "type": "{{name["filter_".Length..]}}" } ] }""", ".filters[0]");
        Reading.Good(document);

        foreach (var property in shape.Properties.Where(p => p.Name != NotRead))
        {
            var changed = JsonNode.Parse(document)!;
            // A map's own names are checked, so an object with one is wrong for every property that there is.
            At(changed, path)[property.Name] = new JsonObject { ["?"] = 1 };

            Reading.Read(changed.ToJsonString()).Problems.ShouldContain(p => p.Path.StartsWith($"{path}.{property.Name}", StringComparison.Ordinal), $"{name}.{property.Name}");
        }
    }

    [Fact]
    public void Every_default_is_a_value_that_the_property_takes()
    {
        foreach (var (name, (document, path)) in Places)
        {
            var changed = JsonNode.Parse(document)!;
            foreach (var property in DocumentTable.Of(name).Properties.Where(p => p.Default is not null))
                At(changed, path)[property.Name] ??= JsonSerializer.SerializeToNode(property.Default);

            Reading.Read(changed.ToJsonString()).Problems.ShouldBeEmpty(name);
        }
    }

    private static JsonNode At(JsonNode document, string path)
    {
        foreach (var step in path[1..].Split(['.', '['], StringSplitOptions.RemoveEmptyEntries))
            document = step.EndsWith(']') ? document[int.Parse(step[..^1], System.Globalization.CultureInfo.InvariantCulture)]! : document[step]!;
        return document;
    }

    private static (string, string) Whole(string member, string value, string path = "") => (Reading.Clips("""{ "type": "colour", "colour": "red", "length": 1 }""", member == "output" ? "" : $"\"{member}\": {value}, "), $"$.{member}{path}");

    private static (string, string) Inside(string clip, string path = "") => (Reading.Clips(clip), "$.tracks[0].clips[0]" + path);
}
