using System.Text.RegularExpressions;
using Shouldly;
using VideoGen.Architecture.Tests.Reading;
using Xunit;

namespace VideoGen.Architecture.Tests.Packages;

public sealed partial class PackageTests
{
    [Theory]
    [InlineData("Aspire.Hosting.AppHost")]
    [InlineData("Aspire.Npgsql.EntityFrameworkCore.PostgreSQL")]
    [InlineData("Aspire.StackExchange.Redis")]
    [InlineData("Grpc.AspNetCore")]
    [InlineData("Grpc.Net.Client")]
    [InlineData("AWSSDK.S3")]
    [InlineData("FFMpegCore")]
    [InlineData("Microsoft.Extensions.Http.Resilience")]
    public void Every_package_of_the_design_is_really_referenced(string package) =>
        Repository.Product.Where(project => project.Packages.Contains(package)).ShouldNotBeEmpty(package);

    [Fact]
    public void Every_referenced_package_has_one_central_version()
    {
        var projects = Repository.Product.Concat(Repository.Tests).Concat(Repository.StandIns).ToArray();

        projects.SelectMany(project => project.Packages).Distinct().Except(Repository.CentralVersions.Keys).ShouldBeEmpty();
        projects.SelectMany(project => project.VersionedPackages).ShouldBeEmpty();
    }

    [Fact]
    public void No_project_names_a_stand_in()
    {
        var named = Repository.Product.Concat(Repository.Tests)
            .Where(project => project.Items("ProjectReference").Concat(project.Items("Reference"))
                .Any(item => item.Contains("standins", StringComparison.OrdinalIgnoreCase) || item.Contains("StandInsRoot", StringComparison.Ordinal)))
            .Select(project => project.Name);

        named.ShouldBeEmpty();
    }

    [Fact]
    public void Every_stand_in_says_in_its_readme_what_it_mirrors_and_at_which_version()
    {
        foreach (var standIn in Repository.StandIns)
        {
            var readme = Path.Combine(standIn.Folder, "README.md");
            File.Exists(readme).ShouldBeTrue($"{standIn} has no README.md");
            var title = File.ReadLines(readme).First();
            title.ShouldContain(standIn.Name);
            Version().IsMatch(title).ShouldBeTrue($"{standIn}: '{title}' names no version");
            if (Repository.CentralVersions.TryGetValue(standIn.Name, out var version)) title.ShouldContain(version);
        }
    }

    [Fact]
    public void The_feed_is_asked_for_every_package_that_has_a_stand_in()
    {
        var asked = new ProjectFile(Repository.Path("eng/feed/Official.csproj")).Packages.ToHashSet();
        // Leaves have no reference of their own: they come with the packages above them.
        var leaves = File.ReadAllText(Repository.Path("src/standins/Leaves.targets"));

        var forgotten = Repository.StandIns.Select(project => project.Name)
            .Where(name => !asked.Contains(name) && !leaves.Contains($"{name}.csproj", StringComparison.Ordinal) && !leaves.Contains($"{name}\"", StringComparison.Ordinal));

        forgotten.ShouldBeEmpty();
        asked.ShouldNotBeEmpty();
    }

    [Fact]
    public void The_host_names_the_aspire_version_of_the_packages()
    {
        var host = File.ReadAllText(Repository.ProductProject("VideoGen.AppHost").Path);

        Sdk().Matches(host).Select(match => match.Groups[1].Value).Distinct().ShouldBe([Repository.CentralVersions["Aspire.Hosting.AppHost"]]);
    }

    [GeneratedRegex(@"\d+\.\d+\.\d+")]
    private static partial Regex Version();

    [GeneratedRegex(@"Sdk=""Aspire\.AppHost\.Sdk""\s+Version=""([^""]+)""")]
    private static partial Regex Sdk();
}
