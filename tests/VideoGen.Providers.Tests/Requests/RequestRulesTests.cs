using Shouldly;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Requests;
using VideoGen.Providers.Tests.Fakes;
using Xunit;

namespace VideoGen.Providers.Tests.Requests;

public sealed class RequestRulesTests
{
    private static readonly Capability Plain = new()
    {
        Provider = "test",
        Model = "m",
        Kind = MediaKind.Video,
        Sizes = new SizeRule { Only = [new(1280, 720), new(720, 1280)] },
        Seconds = new DurationRule { Only = [4, 8, 12] },
    };

    [Fact]
    public void Every_problem_is_told_at_once_with_its_field_and_what_to_do()
    {
        var request = Rig.AShot() with
        {
            Prompt = " ",
            Size = new FrameSize(1920, 1080),
            Seconds = 5,
            Fps = 24,
            Seed = 1,
            NegativePrompt = "x",
            Strength = 2,
            References = [new Reference(Samples.Png, "image/png"), new Reference(Samples.Mp4, "video/mp4")],
        };

        var problems = RequestRules.Check(request, Plain);

        problems.Select(problem => problem.Field).ShouldBe(["prompt", "size", "seconds", "fps", "seed", "negative_prompt", "references", "references", "strength"]);
        problems.ShouldAllBe(problem => problem.Fix != null && problem.Code != null && problem.Message.EndsWith('.'));
        problems.Single(problem => problem.Field == "size").Fix.ShouldBe("Use 1280x720.");
        problems.Single(problem => problem.Field == "seconds").Fix.ShouldBe("Use 8.");
    }

    [Fact]
    public void A_request_that_fits_has_no_problems() => RequestRules.Check(Rig.AShot(), Plain).ShouldBeEmpty();

    [Fact]
    public void A_provider_of_something_else_is_said_to_be_so() =>
        RequestRules.Check(new SpeechRequest { Key = Guid.Empty, Prompt = "Hello" }, Plain).ShouldHaveSingleItem().Field.ShouldBe("kind");

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1)]
    [InlineData(0)]
    public void Lengths_that_are_none_are_refused_also_where_the_model_decides(double seconds) =>
        RequestRules.Check(Rig.AShot() with { Seconds = seconds }, Plain with { Seconds = null }).ShouldHaveSingleItem().Field.ShouldBe("seconds");

    [Theory]
    [InlineData("{", "schema.json")]
    [InlineData("[]", "schema.json")]
    public void A_schema_that_is_none_is_refused(string json, string field) =>
        RequestRules.Check(
            new TextRequest { Key = Guid.Empty, Prompt = "Hi", Schema = new TextSchema("plan", json) },
            Plain with { Kind = MediaKind.Text, JsonSchema = true }).ShouldHaveSingleItem().Field.ShouldBe(field);

    [Theory]
    [InlineData(1920, 1080, 1280, 720)]
    [InlineData(1080, 1920, 720, 1280)]
    [InlineData(10, 9, 1280, 720)]
    public void The_nearest_size_keeps_the_shape(int width, int height, int nearestWidth, int nearestHeight) =>
        Plain.Sizes!.Nearest(new FrameSize(width, height)).ShouldBe(new FrameSize(nearestWidth, nearestHeight));

    [Fact]
    public void Less_is_on_the_grid_and_smaller_and_ends_somewhere()
    {
        var grid = new SizeRule { MinSide = 128, MaxSide = 2048, Step = 16 };

        grid.Smaller(new FrameSize(1280, 720), 0.5).ShouldBe(new FrameSize(912, 512));
        grid.Smaller(new FrameSize(128, 128), 0.5).ShouldBeNull();
        new SizeRule { Only = [new(1280, 720), new(640, 360), new(360, 640)] }.Smaller(new FrameSize(1280, 720), 0.5).ShouldBe(new FrameSize(640, 360));
    }

    [Fact]
    public void Costs_are_estimated_by_what_the_request_asks_for()
    {
        var priced = Plain with { Prices = [new Price(PriceUnit.Second, 0.10m, "USD"), new Price(PriceUnit.Item, 0.05m, "USD"), new Price(PriceUnit.Item, 1m, "EUR")] };

        CostEstimate.Of(Rig.AShot(), priced).ShouldBe([new Money(0.45m, "USD"), new Money(1m, "EUR")]);
        CostEstimate.Of(Rig.AShot(), Plain).ShouldBeEmpty();
    }
}
