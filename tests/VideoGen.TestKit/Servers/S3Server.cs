using System.Globalization;
using System.Text.RegularExpressions;
using VideoGen.TestKit.Processes;

namespace VideoGen.TestKit.Servers;

/// <summary>
/// A real S3 server that verifies signatures: OpenStack Swift from the system's packages, in one process on free ports.
/// It neither knows aws-chunked uploads nor conditional writes.
/// </summary>
public sealed partial class S3Server : IAsyncDisposable
{
    private const string Account = "videogen";
    private const string User = "tests";

    // The distribution's own interpreter: another python3 in front of it in PATH does not see its modules.
    private const string Python = "/usr/bin/python3";

    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(60);
    private readonly TempDirectory _home = new("s3");
    private ProcessHandle? _process;

    private S3Server()
    {
    }

    /// <summary>Address of the endpoint; buckets go into the path.</summary>
    public string ServiceUrl { get; private set; } = "";

    /// <summary>Access key.</summary>
    public string AccessKey { get; } = $"{Account}:{User}";

    /// <summary>Secret of the access key.</summary>
    public string SecretKey { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Starts a server; throws with what to install when the machine has none.</summary>
    public static async Task<S3Server> StartNewAsync()
    {
        var server = new S3Server();
        try
        {
            await server.StartAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        _home.Dispose();
    }

    private async Task StartAsync()
    {
        if (!File.Exists(Python))
            throw NotInstalled("there is no " + Python);
        var script = _home.Combine("s3-server.py");
        await using (var source = typeof(S3Server).Assembly.GetManifestResourceStream("s3-server.py")!)     // embedded by the project file
        await using (var target = File.Create(script))
            await source.CopyToAsync(target);
        _process = await ProcessHandle.StartAsync(
            new ProcessSpec(Python, "-W", "ignore", script, _home.Path, Account, User, SecretKey) { WorkingDirectory = _home.Path });
        var ready = await Eventually.PollAsync(
            () => Task.FromResult(Ready().Match(Output())), match => match.Success, StartDeadline, what: "the S3 server says that it is ready");
        ServiceUrl = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{ready.Groups["port"].ValueSpan}");
    }

    private string Output()
    {
        var output = _process!.Output;      // set just before the first call
        if (output.Contains("ModuleNotFoundError", StringComparison.Ordinal))
            throw NotInstalled(output);
        return _process.HasExited ? throw new ServerExitedException(output) : output;
    }

    private static Xunit.Sdk.XunitException NotInstalled(string why) => new(
        $"The S3 tests need OpenStack Swift: apt-get install --no-install-recommends python3-swift (or ./videogen test). {why}");

    [GeneratedRegex(@"^ready (?<port>\d+)\r?$", RegexOptions.Multiline)]
    private static partial Regex Ready();
}
