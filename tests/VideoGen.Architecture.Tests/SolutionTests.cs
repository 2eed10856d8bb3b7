using Shouldly;
using VideoGen.Architecture.Tests.Reading;
using Xunit;

namespace VideoGen.Architecture.Tests;

public sealed class SolutionTests
{
    private static readonly string Solution = File.ReadAllText(Repository.Path("VideoGen.sln")).Replace('\\', '/');

    [Fact]
    public void Every_test_project_is_in_the_solution() => Missing(Repository.Tests).ShouldBeEmpty();

    [Fact]
    public void Every_project_of_the_product_is_in_the_solution() => Missing(Repository.Product).ShouldBeEmpty();

    [Fact]
    public void Every_project_has_something_in_it() =>
        Repository.Product.Concat(Repository.Tests)
            .Where(project => project.Name != "VideoGen.Contracts" && !Directory.EnumerateFiles(project.Folder, "*.cs", SearchOption.AllDirectories).Any())
            .Select(project => project.Name)
            .ShouldBeEmpty();

    private static IEnumerable<string> Missing(IReadOnlyList<ProjectFile> projects) =>
        projects.Select(project => Repository.Relative(project.Path)).Where(path => !Solution.Contains($"\"{path}\"", StringComparison.Ordinal));
}
