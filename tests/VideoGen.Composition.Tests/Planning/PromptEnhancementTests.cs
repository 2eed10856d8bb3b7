using Shouldly;
using VideoGen.Composition.Planning;
using VideoGen.Core.Requests;
using Xunit;

namespace VideoGen.Composition.Tests.Planning;

public sealed class PromptEnhancementTests
{
    public static TheoryData<string> Prompts =>
    [
        "Tea", "why bees matter", "Three reasons to walk:\n- health\n- money\n- joy", "# Rivers\n\nThey flow. They carry. They end in the sea.",
        "Warum trinken wir Tee? Er wärmt. Er beruhigt. Er verbindet.", "お茶は心を落ち着かせます。", "🎉🎉🎉 party",
        string.Join(' ', Enumerable.Repeat("This is one of many sentences about rivers.", 100)), new string('x', GenerateLimits.PromptLength),
    ];

    [Theory]
    [MemberData(nameof(Prompts))]
    public void A_better_prompt_is_a_prompt_again_and_always_the_same(string prompt)
    {
        var better = PromptEnhancement.Of(prompt, "");

        PromptEnhancement.Of(prompt, "").ShouldBe(better);
        GenerateRules.Check(new GenerateInput { Prompt = better }, 1).ShouldBeOfType<GenerateResult.Valid>();
    }

    [Theory]
    [InlineData("Three reasons to walk:\n- health\n- money\n- joy", "health", "money", "joy")]
    [InlineData("Warum trinken wir Tee? Er wärmt. Er beruhigt. Er verbindet.", "Warum trinken wir Tee?", "Er wärmt.", "Er verbindet.")]
    public void Nothing_that_was_there_is_lost(string prompt, params string[] parts)
    {
        var better = PromptEnhancement.Of(prompt, "Walk today");

        foreach (var part in parts) better.ShouldContain(part, Case.Insensitive);
        better.ShouldContain("Walk today.");
        better.ShouldContain("Scene 1:");
    }
}
