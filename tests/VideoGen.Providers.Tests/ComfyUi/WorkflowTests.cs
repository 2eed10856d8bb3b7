using System.Text;
using Shouldly;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.ComfyUi;
using Xunit;

namespace VideoGen.Providers.Tests.ComfyUi;

public sealed class WorkflowTests
{
    [Theory]
    [InlineData("""{"nodes":[{"id":1,"type":"KSampler"}],"links":[],"version":0.4}""", "workflow", "ui_format")]
    [InlineData("""{"3":{"class_type":"KSampler","inputs":{"positive":["99",0]}}}""", "workflow.3", "missing_link")]
    [InlineData("""{"3":{"class_type":"A","inputs":{"x":["4",-1]}},"4":{"class_type":"B","inputs":{}}}""", "workflow.3", "missing_link")]
    [InlineData("""{"3":{"class_type":"A","inputs":{"x":["4",0]}},"4":{"class_type":"B","inputs":{"y":["5",0]}},"5":{"class_type":"C","inputs":{"z":["4",0]}}}""", "workflow.4", "cycle")]
    [InlineData("""{"3":{"class_type":"A","inputs":{"x":["3",0]}}}""", "workflow.3", "cycle")]
    [InlineData("""{"3":{"inputs":{}}}""", "workflow.3", "no_class")]
    [InlineData("""{"3":{"class_type":"A","inputs":[]}}""", "workflow.3", "no_class")]
    [InlineData("""{"3":"KSampler"}""", "workflow.3", "no_class")]
    [InlineData("""{"3":{"class_type":"A"},"3":{"class_type":"B"}}""", "workflow", "bad_json")]
    [InlineData("{}", "workflow", "bad_size")]
    [InlineData("[1]", "workflow", "bad_json")]
    [InlineData("{\"3\":", "workflow", "bad_json")]
    [InlineData("null", "workflow", "bad_json")]
    public void What_is_no_workflow_is_refused_with_the_node_named(string json, string field, string code)
    {
        var problem = Workflow.Read(json).Problems.ShouldHaveSingleItem();

        problem.Field.ShouldBe(field);
        problem.Code.ShouldBe(code);
        problem.Message.ShouldStartWith("Invalid workflow: ");
        problem.Fix.ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("""{"3":{"class_type":"PythonExec","inputs":{"code":"import os"}}}""", "node_not_allowed")]
    [InlineData("""{"3":{"class_type":"LoadImage","inputs":{"image":"../../etc/passwd"}}}""", "path_not_allowed")]
    [InlineData("""{"3":{"class_type":"SaveImage","inputs":{"filename_prefix":"/root/.ssh/x"}}}""", "path_not_allowed")]
    [InlineData("""{"3":{"class_type":"LoadImageFromUrl","inputs":{"url":"http://169.254.169.254/"}}}""", "path_not_allowed")]
    public void Nodes_that_reach_out_are_refused_from_people_and_left_to_the_admin(string json, string code)
    {
        Workflow.ReadForeign(json).Problems.ShouldHaveSingleItem().Code.ShouldBe(code);
        Workflow.Read(json).Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Long_chains_and_deep_json_neither_hang_nor_overflow()
    {
        var chain = new StringBuilder("{");
        for (var i = 0; i < 1999; i++) chain.Append(System.Globalization.CultureInfo.InvariantCulture, $$$"""{{{(i > 0 ? "," : "")}}}"{{{i}}}":{"class_type":"A","inputs":{"x":["{{{i + 1}}}",0]}}""");
        chain.Append(""","1999":{"class_type":"A","inputs":{}}}""");

        Workflow.Read(chain.ToString()).Problems.ShouldBeEmpty();
        Workflow.Read(string.Concat(Enumerable.Repeat("{\"a\":", 1000))).Problems.ShouldHaveSingleItem().Code.ShouldBe("bad_json");
    }

    [Fact]
    public void Values_go_where_classes_and_links_lead()
    {
        var workflow = Apply(Workflows.TextToVideo, AShot() with { NegativePrompt = "people", Seed = 4294967295 });

        Input(workflow, "6", "text").ShouldBe("\"A lighthouse\"");
        Input(workflow, "7", "text").ShouldBe("\"people\"");
        Input(workflow, "40", "width").ShouldBe("1280");
        Input(workflow, "40", "height").ShouldBe("720");
        Input(workflow, "40", "length").ShouldBe("65");
        Input(workflow, "3", "seed").ShouldBe("4294967295");
        Input(workflow, "9", "fps").ShouldBe("16");
    }

    [Fact]
    public void A_frame_rate_that_is_asked_for_changes_rate_and_frames()
    {
        var workflow = Apply(Workflows.TextToVideo, AShot() with { Fps = 24 });

        Input(workflow, "9", "fps").ShouldBe("24");
        Input(workflow, "40", "length").ShouldBe("97");
    }

    [Fact]
    public void Values_pass_through_nodes_that_add_a_picture()
    {
        var workflow = Apply(Workflows.ImageToVideo, AShot() with { NegativePrompt = "people", Seed = 9, Images = ["abc.png"] });

        Input(workflow, "6", "text").ShouldBe("\"A lighthouse\"");
        Input(workflow, "7", "text").ShouldBe("\"people\"");
        Input(workflow, "3", "noise_seed").ShouldBe("9");
        Input(workflow, "1", "image").ShouldBe("\"abc.png\"");
        Input(workflow, "50", "length").ShouldBe("65");
    }

    [Fact]
    public void Titles_win_over_classes()
    {
        var workflow = Apply(Workflows.Titled, AShot() with { Seed = 77 });

        Input(workflow, "1", "value").ShouldBe("\"A lighthouse\"");
        Input(workflow, "2", "width").ShouldBe("1280");
        Input(workflow, "3", "value").ShouldBe("77");
        Input(workflow, "2", "seed").ShouldBe("1");
    }

    [Fact]
    public void Strength_becomes_what_is_not_denoised() =>
        Input(Apply(Workflows.TextToVideo, AShot() with { Strength = 0.7 }), "3", "denoise").ShouldBe("0.3");

    [Fact]
    public void What_has_no_place_is_said_and_not_dropped()
    {
        var nodes = Workflow.Read("""{"1":{"class_type":"Whatever","inputs":{}}}""").Nodes!;

        var problems = new Injection(nodes).Apply(AShot() with { NegativePrompt = "x", Seed = 1, Strength = 1, Videos = ["a.mp4"], Fps = 24 }).Problems;

        problems.Select(problem => problem.Field).ShouldBe(["prompt", "negative_prompt", "fps", "seconds", "seed", "strength", "references"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(65, "WanImageToVideo", 65)]
    [InlineData(64, "EmptyHunyuanLatentVideo", 65)]
    [InlineData(64, "EmptyLTXVLatentVideo", 65)]
    [InlineData(60, "EmptyLTXVLatentVideo", 57)]
    [InlineData(60, "EmptyMochiLatentVideo", 61)]
    [InlineData(0, "WanImageToVideo", 5)]
    public void Frames_are_what_the_model_family_can_make(double frames, string className, int expected) => Injection.Snap(frames, className).ShouldBe(expected);

    private static Injected AShot() => new() { Prompt = "A lighthouse", Size = new FrameSize(1280, 720), Seconds = 4 };

    private static System.Text.Json.Nodes.JsonObject Apply(string json, Injected values)
    {
        var (workflow, problems) = new Injection(Workflow.Read(json).Nodes!).Apply(values);
        problems.ShouldBeEmpty();
        return workflow;
    }

    private static string Input(System.Text.Json.Nodes.JsonObject workflow, string node, string name) => workflow[node]!["inputs"]![name]!.ToJsonString();
}
