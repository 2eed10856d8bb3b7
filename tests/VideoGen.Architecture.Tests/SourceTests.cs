using System.Text.RegularExpressions;
using Shouldly;
using VideoGen.Architecture.Tests.Reading;
using Xunit;

namespace VideoGen.Architecture.Tests;

public sealed partial class SourceTests
{
    private const int MostLines = 250;

    [Fact]
    public void No_file_is_longer_than_can_be_read_at_once()
    {
        var tooLong = Repository.Sources
            .Select(path => (Path: Repository.Relative(path), Lines: File.ReadLines(path).Count()))
            .Where(file => file.Lines > MostLines)
            .Select(file => $"{file.Path}: {file.Lines} lines");

        tooLong.ShouldBeEmpty();
    }

    [Fact]
    public void Application_code_cannot_tell_on_which_packages_it_runs()
    {
        var mentions = Repository.Sources
            .Where(path => StandIn().IsMatch(File.ReadAllText(path)))
            .Select(Repository.Relative);

        mentions.ShouldBeEmpty();
        StandIn().IsMatch(File.ReadAllText(Repository.Path("src/standins/README.md"))).ShouldBeTrue();
    }

    [Fact]
    public void Application_code_is_not_compiled_differently_on_a_condition()
    {
        var conditional = Repository.Sources
            .Where(path => File.ReadLines(path).Any(line => line.TrimStart().StartsWith("#if", StringComparison.Ordinal)))
            .Select(Repository.Relative);

        conditional.ShouldBeEmpty();
    }

    /// <summary>The switch, its folder and anything named after them; not the English word.</summary>
    [GeneratedRegex("StandIn|standins/")]
    private static partial Regex StandIn();
}
