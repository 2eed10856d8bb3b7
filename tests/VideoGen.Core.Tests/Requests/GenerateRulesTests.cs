using Shouldly;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;
using Xunit;

namespace VideoGen.Core.Tests.Requests;

public sealed class GenerateRulesTests
{
    private static readonly GenerateInput Plain = new() { Prompt = "A film about tea" };

    public static TheoryData<string, GenerateInput> WrongFields => new()
    {
        { "prompt", Plain with { Prompt = null } },
        { "prompt", Plain with { Prompt = "" } },
        { "prompt", Plain with { Prompt = " \n\t " } },
        { "prompt", Plain with { Prompt = "\u200b\u200b" } },
        { "prompt", Plain with { Prompt = "?!…" } },
        { "prompt", Plain with { Prompt = "tea\0milk" } },
        { "prompt", Plain with { Prompt = "tea\u001b[31m" } },
        { "prompt", Plain with { Prompt = "tea \ud800 milk" } },
        { "prompt", Plain with { Prompt = "tea \udc00" } },
        { "prompt", Plain with { Prompt = new string('a', GenerateLimits.PromptLength + 1) } },
        { "prompt", Plain with { Prompt = new string('a', 40_000) } },
        { "duration", Plain with { Duration = 0 } },
        { "duration", Plain with { Duration = -0.0 } },
        { "duration", Plain with { Duration = -1 } },
        { "duration", Plain with { Duration = 1e-9 } },
        { "duration", Plain with { Duration = 2.999 } },
        { "duration", Plain with { Duration = 180.001 } },
        { "duration", Plain with { Duration = 86_401 } },
        { "duration", Plain with { Duration = double.NaN } },
        { "duration", Plain with { Duration = double.PositiveInfinity } },
        { "duration", Plain with { Duration = double.NegativeInfinity } },
        { "size", Plain with { Size = "" } },
        { "size", Plain with { Size = "1280" } },
        { "size", Plain with { Size = "x720" } },
        { "size", Plain with { Size = "1280x" } },
        { "size", Plain with { Size = "1280X720" } },
        { "size", Plain with { Size = "1280 x 720" } },
        { "size", Plain with { Size = "-1280x720" } },
        { "size", Plain with { Size = "1280x720x1" } },
        { "size", Plain with { Size = "99999999999999x1" } },
        { "size", Plain with { Size = "238x720" } },
        { "size", Plain with { Size = "1922x720" } },
        { "size", Plain with { Size = "321x720" } },
        { "size", Plain with { Size = "1280x721" } },
        { "size", Plain with { Size = "1920x1920" } },
        { "size", Plain with { Size = "1280x720", Width = 1280 } },
        { "width", Plain with { Width = 1281, Height = 720 } },
        { "width", Plain with { Height = 720 } },
        { "width", Plain with { Width = 1920, Height = 1920 } },
        { "height", Plain with { Width = 1280, Height = 0 } },
        { "height", Plain with { Width = 1280 } },
        { "fps", Plain with { Fps = 0 } },
        { "fps", Plain with { Fps = -1 } },
        { "fps", Plain with { Fps = 11 } },
        { "fps", Plain with { Fps = 61 } },
        { "fps", Plain with { Fps = 1_000_000 } },
        { "duration", Plain with { Duration = 180, Size = "1920x1080", Fps = 60 } },
        { "seed", Plain with { Seed = -1 } },
        { "seed", Plain with { Seed = long.MaxValue } },
        { "quality", Plain with { Quality = "best" } },
        { "quality", Plain with { Quality = "High" } },
        { "quality", Plain with { Quality = "1" } },
        { "quality", Plain with { Quality = "fast, high" } },
        { "priority", Plain with { Priority = "urgent" } },
        { "priority", Plain with { Priority = "99" } },
        { "title", Plain with { Title = "" } },
        { "title", Plain with { Title = "two\nlines" } },
        { "title", Plain with { Title = new string('t', 201) } },
        { "metadata", Plain with { Metadata = Enumerable.Range(0, 17).ToDictionary(i => $"k{i}", _ => "v") } },
        { "metadata", Plain with { Metadata = new Dictionary<string, string> { [new string('k', 65)] = "v" } } },
        { "metadata.k", Plain with { Metadata = new Dictionary<string, string> { ["k"] = null! } } },
        { "metadata.k", Plain with { Metadata = new Dictionary<string, string> { ["k"] = "\0" } } },
        { "metadata.k", Plain with { Metadata = new Dictionary<string, string> { ["k"] = new('v', 513) } } },
    };

    [Theory]
    [MemberData(nameof(WrongFields))]
    public void A_wrong_field_is_named(string field, GenerateInput input)
    {
        var errors = Refused(input);

        errors.Select(e => e.Field).ShouldBe([field]);
        errors[0].Message.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public void All_wrong_fields_are_named_at_once()
    {
        var errors = Refused(new() { Duration = 0, Size = "1x1", Fps = 0, Seed = -1, Quality = "?", Priority = "?", Title = "" });

        errors.Select(e => e.Field).ShouldBe(["prompt", "duration", "size", "fps", "seed", "quality", "priority", "title"]);
    }

    [Fact]
    public void A_bare_prompt_gets_the_defaults_and_the_fresh_seed()
    {
        var request = Accepted(Plain, freshSeed: 42).Request;

        request.ShouldBe(new GenerateRequest
        {
            Prompt = "A film about tea",
            Frames = 600,
            Width = 1280,
            Height = 720,
            Fps = 30,
            Seed = 42,
            Quality = RenderQuality.High,
            Priority = JobPriority.Normal,
        });
    }

    [Fact]
    public void Everything_given_is_kept()
    {
        var valid = Accepted(new()
        {
            Prompt = "Line one\r\nline\ttwo",
            Duration = 3.5,
            Width = 720,
            Height = 1280,
            Fps = 24,
            Seed = GenerateLimits.MaxSeed,
            Quality = "fast",
            Priority = "low",
            Title = "  Tea  ",
            Metadata = new Dictionary<string, string> { ["__proto__"] = "", ["constructor"] = "x" },
        });

        valid.Request.Prompt.ShouldBe("Line one\r\nline\ttwo");
        valid.Request.Frames.ShouldBe(84);
        (valid.Request.Width, valid.Request.Height).ShouldBe((720, 1280));
        valid.Request.Seed.ShouldBe(GenerateLimits.MaxSeed);
        valid.Request.Quality.ShouldBe(RenderQuality.Fast);
        valid.Request.Priority.ShouldBe(JobPriority.Low);
        valid.Title.ShouldBe("Tea");
        valid.Metadata.Keys.ShouldBe(["__proto__", "constructor"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("{{7*7}} ${jndi:ldap://x} %{expr:while(1,1)} {\\fs10000} it's 50% off [0:v]movie=/etc/passwd;")]
    [InlineData("<script>alert(1)</script> ' OR 1=1--")]
    [InlineData("日本語 العربية 👩‍👩‍👧‍👦 \u202eabc")]
    [InlineData("7")]
    public void Text_that_looks_like_code_is_only_text(string prompt) =>
        Accepted(Plain with { Prompt = prompt }).Request.Prompt.ShouldBe(prompt);

    [Theory]
    [InlineData(GenerateLimits.MinSeconds, 90)]
    [InlineData(GenerateLimits.MaxSeconds, 5400)]
    [InlineData(3.3, 99)]
    [InlineData(10.0166, 300)]
    public void A_duration_becomes_the_nearest_number_of_frames(double seconds, int frames) =>
        Accepted(Plain with { Duration = seconds }).Request.Frames.ShouldBe(frames);

    [Theory]
    [InlineData("a", true)]
    [InlineData("!~", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("two words", false)]
    [InlineData("naïve", false)]
    [InlineData("tab\t", false)]
    public void An_idempotency_key_is_short_printable_ASCII(string? key, bool valid) => IdempotencyKey.IsValid(key).ShouldBe(valid);

    [Theory]
    [InlineData(255, true)]
    [InlineData(256, false)]
    public void An_idempotency_key_has_at_most_255_characters(int length, bool valid) =>
        IdempotencyKey.IsValid(new string('k', length)).ShouldBe(valid);

    private static GenerateResult.Valid Accepted(GenerateInput input, long freshSeed = 1) =>
        GenerateRules.Check(input, freshSeed).ShouldBeOfType<GenerateResult.Valid>();

    private static IReadOnlyList<FieldError> Refused(GenerateInput input) =>
        GenerateRules.Check(input, freshSeed: 1).ShouldBeOfType<GenerateResult.Invalid>().Errors;
}
