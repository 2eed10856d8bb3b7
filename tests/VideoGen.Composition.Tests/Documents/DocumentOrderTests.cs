using System.Text.Json;
using Shouldly;
using VideoGen.Composition.Documents;
using Xunit;

namespace VideoGen.Composition.Tests.Documents;

public sealed class DocumentOrderTests
{
    [Theory]
    [InlineData("$.tracks[10].clips[0]", "$.tracks[2].clips[0]", "$.tracks[2].clips[0]|$.tracks[10].clips[0]")]
    [InlineData("$.captions", "$.tracks[0]", "$.tracks[0]|$.captions")]
    [InlineData("variables.name", "$", "$|variables.name")]
    [InlineData("$.tracks[2].clips[0].missing", "$.tracks[2].clips[0]", "$.tracks[2].clips[0].missing|$.tracks[2].clips[0]")]
    [InlineData("$.compositions.two", "$.compositions['a.b'].x", "$.compositions['a.b'].x|$.compositions.two")]
    public void What_was_found_stands_in_the_order_of_the_document(string first, string second, string sorted)
    {
        using var document = JsonDocument.Parse(
            """{"tracks":[{"clips":[]},{},{"clips":[{"type":"x"}]},{},{},{},{},{},{},{},{"clips":[{}]}],"compositions":{"a.b":{"x":1},"two":2},"captions":{}}""");

        var order = DocumentOrder.Sort(document.RootElement, [Problem(first), Problem(second)]);

        string.Join('|', order.Select(p => p.Path)).ShouldBe(sorted);
    }

    private static TimelineProblem Problem(string path) => new(path, "code", "It is so.", "Do this.");
}
