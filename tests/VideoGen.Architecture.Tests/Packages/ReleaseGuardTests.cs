using Shouldly;
using VideoGen.Architecture.Tests.Reading;
using Xunit;

namespace VideoGen.Architecture.Tests.Packages;

/// <summary>Nothing that leaves the machine may hold stand-ins.</summary>
public sealed class ReleaseGuardTests
{
    private static readonly Dictionary<string, string> NoEnvironment = [];

    [Theory]
    [InlineData("Publish")]
    [InlineData("PrepareForPublish")]
    [InlineData("PublishContainer")]
    [InlineData("Pack")]
    public async Task Whatever_leaves_the_machine_is_refused_with_stand_ins(string target)
    {
        var (exitCode, output) = await RunAsync(target, useStandIns: true);

        exitCode.ShouldNotBe(0);
        output.ShouldContain("error VG0001", Case.Sensitive, output);
        output.ShouldContain("-p:UseStandIns=false", Case.Sensitive, output);
    }

    [Fact]
    public async Task The_guard_lets_the_official_packages_pass()
    {
        var (exitCode, output) = await RunAsync("PrepareForPublish", useStandIns: false);

        exitCode.ShouldBe(0, output);
        output.ShouldNotContain("VG0001");
    }

    /// <summary>On the one project that needs no package, with what its targets depend on taken for done: the guard alone is asked.</summary>
    private static Task<(int ExitCode, string Output)> RunAsync(string target, bool useStandIns) => DotNet.RunAsync(
        Repository.Root, NoEnvironment, "msbuild", "src/VideoGen.Core/VideoGen.Core.csproj", $"-t:{target}", $"-p:UseStandIns={useStandIns}",
        "-p:NoBuild=true", "-nologo", "-tl:off", $"-p:PublishDir={Path.Combine(Path.GetTempPath(), "videogen-guard")}/");
}
