using System.Text.Json;
using Shouldly;
using VideoGen.Composition.Editing;
using VideoGen.Composition.Editing.Commands;
using VideoGen.Composition.Tests.Documents;
using Xunit;

namespace VideoGen.Composition.Tests.Editing;

public sealed class EditCommandJsonTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(EditCommandSchema.Text).RootElement;

    [Fact]
    public void The_schema_that_is_checked_in_is_the_one_that_the_types_give()
    {
        var path = Repository.File("docs", "edit-commands.schema.json");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "1") File.WriteAllText(path, EditCommandSchema.Text);

        File.ReadAllText(path).ShouldBe(EditCommandSchema.Text, "Run the test with UPDATE_GOLDENS=1 and look at what changed.");
    }

    [Fact]
    public void Every_kind_of_command_is_in_the_table()
    {
        var kinds = typeof(EditCommand).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(EditCommand))).OrderBy(t => t.Name).ToArray();

        kinds.Length.ShouldBeGreaterThan(40);
        kinds.ShouldAllBe(t => t.IsSealed);
        CommandTypes.All.Select(t => t.Type).OrderBy(t => t.Name).ShouldBe(kinds);
    }

    [Fact]
    public void Every_member_of_every_command_is_described()
    {
        var undescribed = CommandTypes.All.SelectMany(t => t.Type.GetProperties().Where(p => p.Name != "EqualityContract").Select(p => p.Name).Except(CommandRules.Fields(t.Type).Select(f => f.Property.Name)));

        undescribed.ShouldBeEmpty();
    }

    [Fact]
    public void Random_commands_come_back_as_they_were_and_fit_the_schema()
    {
        var dice = new Dice(1);
        for (var i = 0; i < 2_000; i++)
        {
            var command = dice.Command(Films.Tea);
            if (CommandRules.Check(command).Count > 0) continue;

            var json = EditCommandJson.Write(command);

            EditCommandJson.Write(EditCommandJson.Read(json, out var problems).ShouldNotBeNull(json + string.Join(' ', problems))).ShouldBe(json);
            new SchemaChecker(Schema).Check(JsonDocument.Parse(json).RootElement).ShouldBeEmpty(json);
        }
    }

    [Theory]
    [InlineData("", "command")]
    [InlineData("null", "command")]
    [InlineData("[]", "command")]
    [InlineData("{}", "type")]
    [InlineData("""{"type":7}""", "type")]
    [InlineData("""{"type":"set_titel","title":"x"}""", "type")]
    [InlineData("""{"type":"set_title"}""", "command")]
    [InlineData("""{"type":"set_title","title":null}""", "title")]
    [InlineData("""{"type":"set_title","title":"a","title":"b"}""", "command")]
    [InlineData("""{"type":"set_title","title":"a","tittle":"b"}""", "tittle")]
    [InlineData("""{"type":"set_title","Title":"a"}""", "Title")]
    [InlineData("""{"type":"set_title","title":["a"]}""", "title")]
    [InlineData("""{"type":"set_mood","mood":1}""", "mood")]
    [InlineData("""{"type":"set_mood","mood":"furious"}""", "mood")]
    [InlineData("""{"type":"set_length","seconds":5}""", "seconds")]
    [InlineData("""{"type":"set_length","seconds":{"to":5,"by":1}}""", "seconds")]
    [InlineData("""{"type":"set_length","seconds":{"until":5}}""", "seconds")]
    [InlineData("""{"type":"set_kicker","scene":"s1"}""", "command")]
    [InlineData("""{"type":"add_scene","headline":"x","items":["a","b","c","d","e","f"]}""", "items")]
    [InlineData("""{"type":"set_seed","seed":-1}""", "seed")]
    public void What_is_no_command_is_refused_with_the_member(string json, string field)
    {
        EditCommandJson.Read(json, out var problems).ShouldBeNull();

        problems.Count.ShouldBe(1);
        problems[0].Field.ShouldStartWith(field);
        if (json.StartsWith('{')) new SchemaChecker(Schema).Check(JsonDocument.Parse(json.Replace(",\"title\":\"a\",\"title\":\"b\"", "")).RootElement).ShouldNotBeEmpty();
    }

    [Fact]
    public void Null_is_said_where_it_means_something() =>
        EditCommandJson.Write(new SetKicker("s1", null)).ShouldBe("""{"type":"set_kicker","scene":"s1","text":null}""");
}
