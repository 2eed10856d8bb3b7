using System.Text.Json;
using Shouldly;
using VideoGen.Composition.Planning;
using VideoGen.Composition.Storyboards;
using VideoGen.Composition.Tests.Documents;
using VideoGen.Core.Requests;
using Xunit;

namespace VideoGen.Composition.Tests.Storyboards;

public sealed class StoryboardSchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(StoryboardSchema.Text).RootElement;

    [Fact]
    public void The_schema_that_is_checked_in_is_the_one_that_the_types_give()
    {
        var path = Repository.File("docs", "storyboard.schema.json");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "1") File.WriteAllText(path, StoryboardSchema.Text);

        File.ReadAllText(path).ShouldBe(StoryboardSchema.Text, "Run the test with UPDATE_GOLDENS=1 and look at what changed.");
    }

    [Theory]
    [InlineData("Three reasons to walk:\n- health\n- money\n- joy")]
    [InlineData("In 1969 people landed on the Moon. In 1990 the Hubble telescope was launched. 45% of it cost $2 billion.")]
    [InlineData("Tea vs coffee\nTea:\n- calm\n- cheap\nCoffee:\n- fast\n- strong")]
    public void What_the_planner_writes_fits_the_schema(string prompt)
    {
        var board = PromptPlanner.Plan(new GenerateRequest { Prompt = prompt, Frames = 600, Width = 1280, Height = 720, Fps = 30, Seed = 3, Quality = RenderQuality.Fast, Priority = default });

        new SchemaChecker(Schema).Check(JsonDocument.Parse(StoryboardJson.Write(board)).RootElement).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"scenes":[]}""")]
    [InlineData("""{"title":"x"}""")]
    [InlineData("""{"scenes":[{"kind":"hologram"}]}""")]
    [InlineData("""{"scenes":[{"headline":"a","colours":"b"}]}""")]
    [InlineData("""{"scenes":[{"headline":"a","colour":"red"}]}""")]
    [InlineData("""{"scenes":[{"headline":"a"}],"output":{"width":10}}""")]
    [InlineData("""{"scenes":[{"headline":"a"}],"voice":{"speed":9}}""")]
    [InlineData("""{"scenes":[{"headline":"a","items":["1","2","3","4","5","6"],"kind":"list"}]}""")]
    public void What_the_schema_refuses_the_reader_refuses_too(string board)
    {
        var document = JsonDocument.Parse(board).RootElement;

        new SchemaChecker(Schema).Check(document).ShouldNotBeEmpty();
        StoryboardReader.Read(document, 1).Problems.ShouldNotBeEmpty();
    }

    [Fact]
    public void Models_are_asked_for_every_member_and_for_none_that_is_the_requests()
    {
        var schema = JsonDocument.Parse(StoryboardSchema.ForModels).RootElement;
        var scene = schema.GetProperty("properties").GetProperty("scenes").GetProperty("items");

        Objects(schema).ShouldAllBe(o =>
            !o.GetProperty("additionalProperties").GetBoolean()
            && o.GetProperty("required").GetArrayLength() == o.GetProperty("properties").EnumerateObject().Count());
        schema.GetProperty("properties").EnumerateObject().Select(p => p.Name).ShouldBe(["title", "language", "mood", "scenes"], ignoreOrder: true);
        string[] members = [.. scene.GetProperty("properties").EnumerateObject().Select(p => p.Name)];
        members.ShouldContain("narration");
        members.ShouldNotContain("id");
        members.ShouldNotContain("duration");
    }

    private static IEnumerable<JsonElement> Objects(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => (node.TryGetProperty("properties", out var p) && p.ValueKind == JsonValueKind.Object && node.TryGetProperty("type", out _) ? new[] { node } : [])
            .Concat(node.EnumerateObject().SelectMany(member => Objects(member.Value))),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(Objects),
        _ => [],
    };
}
