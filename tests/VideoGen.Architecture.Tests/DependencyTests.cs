using Shouldly;
using VideoGen.Architecture.Tests.Reading;
using Xunit;

namespace VideoGen.Architecture.Tests;

/// <summary>Which project may know which. The table is the rule; a project that it does not name fails.</summary>
public sealed class DependencyTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["VideoGen.Core"] = [],
        ["VideoGen.Composition"] = ["VideoGen.Core"],
        // The speech program is started, never linked: all its types are internal, and the reference puts it beside whoever speaks.
        ["VideoGen.Media"] = ["VideoGen.Core", "VideoGen.Composition", "VideoGen.Speech"],
        ["VideoGen.Data"] = ["VideoGen.Core"],
        ["VideoGen.Queue"] = ["VideoGen.Core"],
        ["VideoGen.Storage"] = ["VideoGen.Core"],
        ["VideoGen.Providers"] = ["VideoGen.Core"],
        ["VideoGen.Planning"] = ["VideoGen.Core", "VideoGen.Composition", "VideoGen.Providers"],
        ["VideoGen.Contracts"] = [],
        ["VideoGen.ServiceDefaults"] = [],
        ["VideoGen.Speech"] = [],
        ["VideoGen.Cli"] = [],
        ["VideoGen.Migrator"] = ["VideoGen.Core", "VideoGen.Data", "VideoGen.ServiceDefaults"],
        ["VideoGen.Api"] =
        [
            // The API asks workers to look at uploads; it neither plans nor runs renders.
            "VideoGen.Core", "VideoGen.Composition", "VideoGen.Data", "VideoGen.Planning", "VideoGen.Providers", "VideoGen.Queue", "VideoGen.Storage", "VideoGen.Contracts",
            "VideoGen.ServiceDefaults",
        ],
        ["VideoGen.Dispatcher"] =
        [
            "VideoGen.Core", "VideoGen.Composition", "VideoGen.Data", "VideoGen.Planning", "VideoGen.Providers", "VideoGen.Queue", "VideoGen.Storage", "VideoGen.Contracts",
            "VideoGen.ServiceDefaults",
        ],
        ["VideoGen.RenderWorker"] =
        [
            "VideoGen.Core", "VideoGen.Composition", "VideoGen.Media", "VideoGen.Providers", "VideoGen.Storage", "VideoGen.Contracts",
            "VideoGen.ServiceDefaults",
        ],
        ["VideoGen.AppHost"] = ["VideoGen.Migrator", "VideoGen.Dispatcher", "VideoGen.RenderWorker", "VideoGen.Api"],
    };

    [Fact]
    public void Every_project_is_named_by_the_rule_and_every_name_is_a_project() =>
        Repository.Product.Select(project => project.Name).ShouldBe(Allowed.Keys, ignoreOrder: true);

    [Fact]
    public void No_project_references_more_than_it_may()
    {
        var excess = Repository.Product
            .SelectMany(project => project.Projects.Except(Allowed.GetValueOrDefault(project.Name, [])).Select(other => $"{project} → {other}"))
            .ToArray();

        excess.ShouldBeEmpty();
        Repository.Product.SelectMany(project => project.Projects).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("VideoGen.RenderWorker", "VideoGen.Data")]
    [InlineData("VideoGen.RenderWorker", "VideoGen.Queue")]
    [InlineData("VideoGen.Api", "VideoGen.Media")]
    [InlineData("VideoGen.Dispatcher", "VideoGen.Media")]
    public void Nothing_gets_round_the_rule_through_another_project(string from, string forbidden)
    {
        var reachable = new HashSet<string>();
        Reach(from, reachable);

        reachable.ShouldNotContain(forbidden);
        reachable.ShouldNotBeEmpty();
        Repository.ProductProject(forbidden).ShouldNotBeNull();
    }

    [Fact]
    public void A_worker_has_no_package_of_postgres_or_redis()
    {
        var reachable = new HashSet<string> { "VideoGen.RenderWorker" };
        Reach("VideoGen.RenderWorker", reachable);

        var packages = reachable.SelectMany(name => Repository.ProductProject(name).Packages).ToArray();

        packages.ShouldNotBeEmpty();
        packages.ShouldNotContain(id => id.Contains("Npgsql") || id.Contains("EntityFramework") || id.Contains("Redis"));
    }

    [Fact]
    public void The_host_of_the_system_knows_executables_alone()
    {
        var known = Repository.ProductProject("VideoGen.AppHost").Projects.ToArray();

        known.ShouldNotBeEmpty();
        known.ShouldAllBe(name => File.Exists(Repository.Path("src", name, "Program.cs")));
    }

    [Fact]
    public void Stand_ins_know_nothing_of_ours()
    {
        var names = Repository.StandIns.Select(project => project.Name).ToHashSet();

        Repository.StandIns.SelectMany(project => project.Projects).ShouldAllBe(name => names.Contains(name));
        Repository.StandIns.SelectMany(project => project.Packages).ShouldNotBeEmpty();
    }

    [Fact]
    public void No_product_project_knows_a_test_or_a_stand_in()
    {
        var others = Repository.Tests.Concat(Repository.StandIns).Select(project => project.Name).ToHashSet();

        Repository.Product.SelectMany(project => project.Projects).ShouldAllBe(name => !others.Contains(name));
    }

    private static void Reach(string from, HashSet<string> reachable)
    {
        foreach (var next in Repository.ProductProject(from).Projects)
            if (reachable.Add(next)) Reach(next, reachable);
    }
}
