using System.Reflection;
using Shouldly;
using Xunit;

namespace VideoGen.Contracts.Tests.Links;

/// <summary>
/// The official binaries find everything that they refer to in the assemblies below them, whichever those are. A newer head that needs a
/// member which a leaf lacks fails here by the member's name, instead of in production at the first call.
/// </summary>
public sealed class LeafLinkTests
{
    [Theory]
    [InlineData("Grpc.Net.Client", "Grpc.Core.Api")]
    [InlineData("Grpc.Net.Client", "Grpc.Net.Common")]
    [InlineData("Grpc.AspNetCore.Server", "Grpc.Core.Api")]
    [InlineData("Grpc.AspNetCore.Server", "Grpc.Net.Common")]
    [InlineData("StackExchange.Redis", "Pipelines.Sockets.Unofficial")]
    [InlineData("StackExchange.Redis", "System.IO.Hashing")]
    public void Every_reference_of_the_head_is_in_the_leaf(string head, string leaf)
    {
        var report = LeafLink.Check(FileOf(head), FileOf(leaf), leaf);

        report.Types.ShouldBeGreaterThan(0, $"{head} refers to no type of {leaf}: the check matched nothing.");
        report.Members.ShouldBeGreaterThan(0, $"{head} refers to no member of {leaf}: the check matched nothing.");
        report.Missing.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Grpc.Net.Client")]
    [InlineData("Grpc.AspNetCore.Server")]
    [InlineData("StackExchange.Redis")]
    public void Every_type_of_the_head_loads_and_overrides_what_it_means_to(string head)
    {
        var types = Assembly.Load(head).GetTypes(); // throws for a base type, interface or abstract member that does not fit

        // An override whose slot is missing below becomes a method that nobody calls, without an error.
        var lost = types
            .SelectMany(type => type.GetMethods(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(method => method.IsVirtual && !method.Attributes.HasFlag(MethodAttributes.NewSlot))
            .Where(method => method.GetBaseDefinition().DeclaringType == method.DeclaringType)
            .Select(method => $"{method.DeclaringType}.{method}");
        types.Length.ShouldBeGreaterThan(10);
        lost.ShouldBeEmpty();
    }

    [Fact]
    public void A_leaf_that_lacks_members_fails_by_their_names()
    {
        var report = LeafLink.Check(FileOf("Grpc.Net.Client"), FileOf("Grpc.Net.Common"), "Grpc.Core.Api");

        report.Missing.ShouldContain("type Grpc.Core.ChannelBase");
        report.Missing.ShouldContain("member Grpc.Core.ChannelBase..ctor Void(String)");
        report.Missing.ShouldContain("member Grpc.Core.Metadata.Empty field Grpc.Core.Metadata");
    }

    [Fact]
    public void An_assembly_that_refers_to_nothing_of_the_leaf_matches_nothing()
    {
        var report = LeafLink.Check(FileOf("Shouldly"), FileOf("Grpc.Core.Api"), "Grpc.Core.Api");

        report.Types.ShouldBe(0);
        report.Members.ShouldBe(0);
    }

    private static string FileOf(string assembly) => Assembly.Load(assembly).Location;
}
