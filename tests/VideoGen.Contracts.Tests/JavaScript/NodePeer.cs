using VideoGen.TestKit.Processes;
using Xunit;

namespace VideoGen.Contracts.Tests.JavaScript;

/// <summary>The JavaScript peers, with their packages installed once per checkout from the lock file.</summary>
public sealed class NodePeer : IAsyncLifetime
{
    private static readonly Lazy<Task> Installed = new(InstallAsync);

    public Task InitializeAsync() => NodeFactAttribute.Missing is null ? Installed.Value : Task.CompletedTask;

    public Task DisposeAsync() => Task.CompletedTask;

    internal static Task<ProcessHandle> StartAsync(string script, params string[] arguments) =>
        ProcessHandle.StartAsync(Spec(script, arguments));

    internal static Task<string> RunAsync(string script, params string[] arguments) =>
        ProcessHandle.RunAsync(Spec(script, arguments), TimeSpan.FromSeconds(30));

    private static ProcessSpec Spec(string script, string[] arguments) =>
        new("node", [script, .. arguments]) { WorkingDirectory = RepoFiles.Interop };

    /// <summary>Installs unless the packages that lie there are those of this very lock file.</summary>
    private static async Task InstallAsync()
    {
        var wanted = await File.ReadAllTextAsync(Path.Combine(RepoFiles.Interop, "package-lock.json"));
        var stamp = Path.Combine(RepoFiles.Interop, "node_modules", ".installed-lock");
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp) == wanted)
            return;
        var install = new ProcessSpec("npm", "ci", "--no-audit", "--no-fund") { WorkingDirectory = RepoFiles.Interop };
        await ProcessHandle.RunAsync(install, TimeSpan.FromMinutes(3));
        await File.WriteAllTextAsync(stamp, wanted);
    }
}

/// <summary>A test that needs Node.js; skipped, with the reason in the test report, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeFactAttribute : FactAttribute
{
    internal static readonly string? Missing = FindMissing();

    public NodeFactAttribute() => Skip = Missing;

    private static string? FindMissing()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return path.Any(directory => File.Exists(Path.Combine(directory, "node")))
            ? null
            : "Node.js is not on the PATH: interop with @grpc/grpc-js was not tried.";
    }
}
