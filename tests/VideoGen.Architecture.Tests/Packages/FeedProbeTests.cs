using System.IO.Compression;
using System.Xml.Linq;
using Shouldly;
using VideoGen.Architecture.Tests.Reading;
using Xunit;

namespace VideoGen.Architecture.Tests.Packages;

/// <summary>The probe of eng/feed against feeds made for the purpose, with an empty package cache.</summary>
public sealed class FeedProbeTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("videogen-feed-").FullName;

    public FeedProbeTests()
    {
        CopyFolder(Repository.Path("eng", "feed"), Path.Combine(folder, "eng", "feed"));
        File.Copy(Repository.Path("Directory.Packages.props"), Path.Combine(folder, "Directory.Packages.props"));
        Directory.CreateDirectory(Feed);
        UseFeed(Feed);
    }

    private string Feed => Path.Combine(folder, "packages");

    private string AnswerFile => Path.Combine(folder, "Directory.Build.local.props");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_feed_that_lacks_packages_means_stand_ins()
    {
        var (exitCode, output) = await ProbeAsync();

        exitCode.ShouldBe(0, output);
        Answer("UseStandIns").ShouldBe("true");
        Answer("FeedLacks").ShouldContain("Aspire.Hosting.AppHost");
        output.ShouldContain("building with stand-ins");
    }

    [Fact]
    public async Task A_feed_that_has_only_an_older_version_means_stand_ins()
    {
        AddEveryPackage(version => "1.0.0");

        var (exitCode, output) = await ProbeAsync();

        exitCode.ShouldBe(0, output);
        Answer("UseStandIns").ShouldBe("true");
    }

    [Fact]
    public async Task A_feed_that_has_everything_means_the_official_packages()
    {
        AddEveryPackage(version => version);

        var (exitCode, output) = await ProbeAsync();

        exitCode.ShouldBe(0, output);
        Answer("UseStandIns").ShouldBe("false");
        output.ShouldContain("building with the official packages");
    }

    [Fact]
    public async Task A_feed_that_cannot_be_reached_is_an_error_and_no_answer()
    {
        UseFeed("http://127.0.0.1:9/v3/index.json");

        var (exitCode, output) = await ProbeAsync();

        exitCode.ShouldNotBe(0);
        output.ShouldContain("error VG0002");
        output.ShouldContain("NU1301");
        File.Exists(AnswerFile).ShouldBeFalse();
    }

    [Fact]
    public async Task The_feed_is_asked_once_and_again_when_a_version_changes()
    {
        await ProbeAsync();
        var (_, second) = await ProbeAsync();
        File.SetLastWriteTimeUtc(Path.Combine(folder, "Directory.Packages.props"), File.GetLastWriteTimeUtc(AnswerFile).AddSeconds(1));
        var (_, third) = await ProbeAsync();

        second.ShouldNotContain("asking the package feed");
        third.ShouldContain("asking the package feed");
    }

    [Theory]
    [InlineData("true", "stand-ins")]
    [InlineData("false", "official packages")]
    public async Task Who_says_which_side_is_not_asked(string side, string shown)
    {
        UseFeed("http://127.0.0.1:9/v3/index.json");

        var (exitCode, output) = await ProbeAsync($"-p:UseStandIns={side}");

        exitCode.ShouldBe(0, output);
        output.ShouldContain($"{shown} (as asked)");
        File.Exists(AnswerFile).ShouldBeFalse();
    }

    private Task<(int ExitCode, string Output)> ProbeAsync(params string[] more) => DotNet.RunAsync(
        folder,
        new Dictionary<string, string> { ["NUGET_PACKAGES"] = Path.Combine(folder, "cache"), ["DOTNET_CLI_UI_LANGUAGE"] = "en" },
        ["msbuild", Path.Combine("eng", "feed", "Feed.proj"), "-nologo", "-tl:off", "-verbosity:minimal", .. more]);

    private string Answer(string property) => XDocument.Load(AnswerFile).Descendants(property).Single().Value;

    private void UseFeed(string source) => File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
        <configuration>
          <packageSources><clear /><add key="only" value="{source}" allowInsecureConnections="true" /></packageSources>
          <fallbackPackageFolders><clear /></fallbackPackageFolders>
        </configuration>
        """);

    /// <summary>Puts empty packages of the right names into the feed.</summary>
    private void AddEveryPackage(Func<string, string> versionOf)
    {
        var official = new ProjectFile(Repository.Path("eng", "feed", "Official.csproj"));
        foreach (var id in official.Packages) AddPackage(id, versionOf(Repository.CentralVersions[id]));
        foreach (var id in official.Items("PackageDownload")) AddPackage(id, versionOf(Repository.CentralVersions["Aspire.Hosting.AppHost"]));
    }

    private void AddPackage(string id, string version)
    {
        using var package = ZipFile.Open(Path.Combine(Feed, $"{id}.{version}.nupkg"), ZipArchiveMode.Create);
        using var nuspec = new StreamWriter(package.CreateEntry($"{id}.nuspec").Open());
        nuspec.Write($"""
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata>
            <id>{id}</id><version>{version}</version><authors>test</authors><description>empty</description>
            </metadata></package>
            """);
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
