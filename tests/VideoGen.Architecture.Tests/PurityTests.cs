using Shouldly;
using VideoGen.Architecture.Tests.Reading;
using Xunit;

namespace VideoGen.Architecture.Tests;

/// <summary>Core and Composition compute: no files, no network, no processes, no clock, no dice.</summary>
public sealed class PurityTests
{
    /// <summary>Text in memory only.</summary>
    private static readonly string[] Harmless = ["System.IO.StringWriter", "System.IO.StringReader", "System.IO.TextWriter", "System.IO.TextReader"];

    private static readonly string[] ImpureNamespaces = ["System.IO.", "System.Net.", "System.Threading.Tasks."];

    private static readonly string[] ImpureTypes =
    [
        "System.Diagnostics.Process", "System.Diagnostics.ProcessStartInfo", "System.Diagnostics.Stopwatch", "System.Console",
        "System.Random", "System.Security.Cryptography.RandomNumberGenerator", "System.Threading.Thread", "System.Threading.Timer",
        "System.TimeProvider", "System.AppDomain",
    ];

    private static readonly string[] ImpureMembers =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now",
        "System.DateTimeOffset.get_UtcNow", "System.Guid.NewGuid", "System.Globalization.CultureInfo.get_CurrentCulture", "System.TimeZoneInfo.get_Local",
    ];

    /// <summary>Written by the compiler: into iterators, and into generated regular expressions.</summary>
    private static readonly string[] OfTheCompiler = ["System.Environment.get_CurrentManagedThreadId", "System.AppContext.GetData"];

    public static TheoryData<string> Pure => ["VideoGen.Core", "VideoGen.Composition"];

    [Theory, MemberData(nameof(Pure))]
    public void A_pure_project_uses_no_type_that_reaches_outside(string project)
    {
        var impure = AssemblyReader.Types(project)
            .Where(type => ImpureTypes.Contains(type) || ImpureNamespaces.Any(prefix => type.StartsWith(prefix, StringComparison.Ordinal)))
            .Except(Harmless);

        impure.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Pure))]
    public void A_pure_project_reads_no_clock_and_throws_no_dice(string project) =>
        AssemblyReader.Members(project).Intersect(ImpureMembers).ShouldBeEmpty();

    [Theory, MemberData(nameof(Pure))]
    public void A_pure_project_does_not_ask_the_machine(string project) =>
        AssemblyReader.Members(project).Except(OfTheCompiler)
            .ShouldNotContain(member => member.StartsWith("System.Environment.") || member.StartsWith("System.AppContext."));

    [Theory, MemberData(nameof(Pure))]
    public void A_pure_project_stands_on_the_runtime_and_the_core_alone(string project) =>
        AssemblyReader.Assemblies(project)
            .ShouldAllBe(name => name.StartsWith("System.", StringComparison.Ordinal) || name == "VideoGen.Core");

    [Theory, MemberData(nameof(Pure))]
    public void A_pure_project_references_no_package(string project) =>
        Repository.ProductProject(project).Packages.ShouldBeEmpty();

    [Fact]
    public void The_reader_sees_types_and_members_that_are_there()
    {
        // Guards the rules above against a reader that finds nothing.
        AssemblyReader.Types("VideoGen.Architecture.Tests").ShouldContain("System.IO.File");
        AssemblyReader.Members("VideoGen.Architecture.Tests").ShouldContain("System.IO.File.Exists");
    }
}
