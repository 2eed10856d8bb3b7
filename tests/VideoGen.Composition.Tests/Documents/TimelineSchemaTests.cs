using System.Text.Json;
using Shouldly;
using VideoGen.Composition.Documents;
using Xunit;

namespace VideoGen.Composition.Tests.Documents;

public sealed class TimelineSchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(TimelineSchema.Text).RootElement;

    public static TheoryData<string> Samples => [.. Repository.Samples.Select(path => Path.GetFileName(path))];

    [Fact]
    public void The_schema_that_is_checked_in_is_the_one_that_the_table_gives()
    {
        var path = Repository.File("docs", "timeline.schema.json");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "1") File.WriteAllText(path, TimelineSchema.Text);

        File.ReadAllText(path).ShouldBe(TimelineSchema.Text, "Run the test with UPDATE_GOLDENS=1 and look at what changed.");
    }

    [Theory, MemberData(nameof(Samples))]
    public void A_sample_fits_the_schema_and_is_read_without_a_word(string sample)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Repository.File("docs", "samples", sample)));

        new SchemaChecker(Schema).Check(document.RootElement).ShouldBeEmpty();
        var reading = TimelineReader.Read(document.RootElement, null, Reading.Sources);
        reading.Problems.ShouldBeEmpty();
        reading.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void There_are_samples() => Repository.Samples.Count().ShouldBeGreaterThanOrEqualTo(4);

    [Fact]
    public void Every_property_says_what_it_does()
    {
        var properties = Schema.GetProperty("$defs").EnumerateObject().Where(d => d.Value.TryGetProperty("properties", out _))
            .SelectMany(d => d.Value.GetProperty("properties").EnumerateObject().Select(p => (Name: $"{d.Name}.{p.Name}", p.Value))).ToArray();

        properties.Length.ShouldBeGreaterThan(250);
        properties.Where(p => !Resolved(p.Value).TryGetProperty("description", out var about) || about.GetString() is not { Length: > 3 } text || !text.EndsWith('.')).Select(p => p.Name).ShouldBeEmpty();
    }

    [Fact]
    public void Every_reference_leads_somewhere()
    {
        var names = Schema.GetProperty("$defs").EnumerateObject().Select(d => d.Name).ToHashSet();

        var references = References(Schema).ToArray();
        references.Length.ShouldBeGreaterThan(100);
        references.Where(r => !names.Contains(r["#/$defs/".Length..])).ShouldBeEmpty();
        // And nothing is described that nothing uses.
        names.Except(references.Select(r => r["#/$defs/".Length..])).ShouldBeEmpty();
    }

    [Fact]
    public void The_schema_refuses_what_the_reader_refuses_by_form()
    {
        string[] wrong =
        [
            "{}", """{ "version": 1, "tracks": [] }""", Reading.Clips("""{ "type": "vido" }"""), Reading.Clips("""{ "type": "colour", "colour": "red", "color": "red", "length": 1 }"""),
            Reading.Clips("""{ "type": "colour", "colour": "red;", "length": 1 }"""), Reading.Clips("""{ "type": "colour", "colour": "red", "length": "soon" }"""),
            Reading.Clips("""{ "type": "colour", "colour": "red", "length": 1, "opacity": "1" }"""), Reading.Clips("""{ "type": "colour", "colour": "red", "length": 1, "opacity": [ { "at": 0, "value": 2 } ] }"""),
            Reading.Clips("""{ "type": "video", "source": "https://example.com/a.mp4" }"""), Reading.Clips("""{ "type": "video", "source": "../a.mp4" }"""),
        ];

        foreach (var json in wrong)
        {
            using var document = JsonDocument.Parse(json);
            new SchemaChecker(Schema).Check(document.RootElement).ShouldNotBeEmpty(json);
            Reading.Read(json).Problems.ShouldNotBeEmpty(json);
        }
    }

    [Fact]
    public void The_page_names_every_clip_transition_filter_and_code()
    {
        var page = File.ReadAllText(Repository.File("docs", "timeline.md"));
        string[] words =
        [
            .. VideoGen.Composition.Documents.Table.DocumentTable.Clips.Select(c => $"**{c}**"),
            .. VideoGen.Composition.Documents.Table.DocumentTable.Filters.Concat(VideoGen.Composition.Documents.Table.Words<VideoGen.Composition.Layers.TransitionKind>.All).Concat(VideoGen.Composition.Documents.Table.Words<VideoGen.Composition.Design.Motif>.All).Select(w => $"`{w}`"),
            .. typeof(TimelineCodes).GetFields().Select(f => $"`{f.GetRawConstantValue()}`"),
        ];

        words.Length.ShouldBeGreaterThan(90);
        words.Where(w => !page.Contains(w, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void The_pages_first_document_is_one()
    {
        var page = File.ReadAllText(Repository.File("docs", "timeline.md"));
        var start = page.IndexOf("```json\n", StringComparison.Ordinal) + 8;

        Reading.Good(page[start..page.IndexOf("```", start, StringComparison.Ordinal)]).Layers.Count.ShouldBe(2);
    }

    private static JsonElement Resolved(JsonElement node) =>
        !node.TryGetProperty("description", out _) && node.TryGetProperty("$ref", out var reference) ? Schema.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]) : node;

    private static IEnumerable<string> References(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject().SelectMany(p => p.Name == "$ref" ? [p.Value.GetString()!] : References(p.Value)),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
