using System.Reflection;
using Google.Protobuf.Reflection;
using Shouldly;
using VideoGen.Contracts.Render.V1;
using Xunit;

namespace VideoGen.Contracts.Tests.Baseline;

/// <summary>The contract that is built against the one that is committed. UPDATE_BASELINE=1 writes the committed one anew.</summary>
public sealed class BaselineTests
{
    private static readonly IReadOnlyList<FileDescriptor> Files = FindFiles();
    private static readonly string[] Packages = [.. Files.Select(file => file.Package).Distinct()];

    [Fact]
    public void Every_proto_file_is_part_of_the_comparison()
    {
        var onDisk = Directory.EnumerateFiles(RepoFiles.Protos, "*.proto", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(RepoFiles.Protos, path).Replace('\\', '/'));

        Files.Select(file => file.Name).ShouldBe(onDisk, ignoreOrder: true);
        Packages.ShouldNotBeEmpty();
    }

    [Fact]
    public void No_caller_of_the_committed_contract_loses_anything()
    {
        foreach (var package in Packages)
        {
            var breaks = ContractDiff.Breaks(ReadBaseline(package), Current(package));

            breaks.ShouldBeEmpty($"{package} breaks its callers. Make a new version folder (protos/README.md).");
        }
    }

    [Fact]
    public void The_baseline_holds_everything_so_that_additions_are_guarded_too()
    {
        foreach (var package in Packages)
        {
            var unrecorded = Current(package).Except(ReadBaseline(package));

            unrecorded.ShouldBeEmpty($"New in {package}: run the tests once with UPDATE_BASELINE=1 and commit the baseline.");
        }
    }

    private static IReadOnlyList<string> Current(string package) =>
        ContractFacts.Of(Files.Where(file => file.Package == package).Select(file => file.ToProto()));

    private static string[] ReadBaseline(string package)
    {
        var path = Path.Combine(RepoFiles.Protos, "baseline", $"{package}.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_BASELINE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllLines(path, Current(package));
        }

        return File.ReadAllLines(path);
    }

    private static IReadOnlyList<FileDescriptor> FindFiles() =>
    [
        .. typeof(RenderRequest).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Reflection", StringComparison.Ordinal))
            .Select(type => type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null))
            .OfType<FileDescriptor>(),
    ];
}
