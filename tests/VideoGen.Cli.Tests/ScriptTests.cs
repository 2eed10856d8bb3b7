using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Shouldly;
using VideoGen.TestKit;
using VideoGen.TestKit.Processes;
using Xunit;

namespace VideoGen.Cli.Tests;

public sealed partial class ScriptTests : IDisposable
{
    private const int Missing = 5;
    private readonly ScriptSandbox _script = new();

    [Fact]
    public async Task Up_tells_url_login_and_key_and_ends_everything_on_an_interrupt()
    {
        await using var up = await _script.UpAsync();
        var instance = Instance();

        up.Output.ShouldContain($"VideoGen is ready: http://127.0.0.1:{_script.Port}");
        up.Output.ShouldContain("admin@videogen.local");
        var key = KeyPattern().Match(up.Output);
        key.Success.ShouldBeTrue(up.Output);
        AppHostLog().ShouldContain(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key.Value))));

        up.Signal(UnixSignal.Interrupt);
        await up.WaitForExitAsync(TimeSpan.FromSeconds(20));

        up.ExitCode.ShouldBe(130);
        Directory.Exists($"/proc/{instance}").ShouldBeFalse();
        File.Exists(Path.Combine(_script.State, "instance.json")).ShouldBeFalse();
    }

    [Fact]
    public async Task Second_up_says_where_the_first_one_runs()
    {
        await using var up = await _script.UpAsync();

        var second = await _script.RunAsync("up");
        var elsewhere = await _script.RunAsync("up", "--port", $"{FreePort.Next()}");

        second.Exit.ShouldBe(0);
        second.Output.ShouldContain($"runs already: http://127.0.0.1:{_script.Port}");
        elsewhere.Exit.ShouldBe(Missing);
        elsewhere.Output.ShouldContain("./videogen down");
    }

    [Fact]
    public async Task Down_stops_the_instance_and_up_ends_without_an_error()
    {
        await using var up = await _script.UpAsync();
        var instance = Instance();

        var down = await _script.RunAsync("down");
        await up.WaitForExitAsync(TimeSpan.FromSeconds(20));

        (down.Exit, up.ExitCode).ShouldBe((0, 0));
        Directory.Exists($"/proc/{instance}").ShouldBeFalse();
        (await _script.RunAsync("down")).Output.ShouldContain("does not run here");
    }

    [Fact]
    public async Task Instance_does_not_outlive_a_killed_script()
    {
        await using var up = await _script.UpAsync();
        var instance = Instance();

        up.Signal(UnixSignal.Kill);

        await Eventually.PollAsync(() => !Directory.Exists($"/proc/{instance}"));
        await using var again = await _script.UpAsync();
        again.HasExited.ShouldBeFalse(again.Output);
    }

    [Fact]
    public async Task Secrets_are_private_and_stay_the_same()
    {
        string first;
        await using (await _script.UpAsync())
            first = await File.ReadAllTextAsync(SecretsPath);
        await _script.RunAsync("down");
        await using (await _script.UpAsync())
            (await File.ReadAllTextAsync(SecretsPath)).ShouldBe(first);

        new FileInfo(SecretsPath).UnixFileMode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Traces_of_another_process_are_not_taken_for_an_instance()
    {
        Directory.CreateDirectory(_script.State);
        await File.WriteAllTextAsync(Path.Combine(_script.State, "instance.json"), "{\n  \"pid\": 1,\n  \"url\": \"http://127.0.0.1:9\"\n}\n");

        await using var up = await _script.UpAsync();

        up.Output.ShouldContain("VideoGen is ready");
    }

    [Fact]
    public async Task Taken_port_is_named_with_the_way_out()
    {
        using var other = new TcpListener(IPAddress.Loopback, _script.Port);
        other.Start();

        var up = await _script.RunAsync("up", "--port", $"{_script.Port}");

        up.Exit.ShouldBe(Missing);
        up.Output.ShouldContain($"Port {_script.Port} is in use");
        up.Output.ShouldContain("--port");
    }

    [Fact]
    public async Task Start_that_fails_shows_why()
    {
        _script.Variables["FAKE_FAULT"] = "the database is broken";

        var up = await _script.RunAsync("up", "--port", $"{_script.Port}");

        up.Exit.ShouldBe(1);
        up.Output.ShouldContain("the database is broken");
        up.Output.ShouldContain("apphost.log");
    }

    [Fact]
    public async Task State_that_cannot_be_written_is_told_with_the_way_out()
    {
        var up = await _script.RunAsync("up", "--data", "/dev/null/state");

        up.Exit.ShouldBe(Missing);
        up.Output.ShouldContain("--data");
    }

    [Fact]
    public async Task Missing_tool_is_named_with_the_command_that_installs_it()
    {
        _script.HideTool("ffmpeg");

        var up = await _script.RunAsync("up", "--port", $"{_script.Port}");
        var doctor = await _script.RunAsync("doctor");

        up.Exit.ShouldBe(Missing);
        up.Output.ShouldContain("apt-get install --no-install-recommends ffmpeg");
        doctor.Exit.ShouldBe(1);
        doctor.Output.ShouldContain("apt-get install ffmpeg");
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("up", "--port", "70000")]
    [InlineData("up", "--port")]
    [InlineData("up", "--data", "")]
    [InlineData("up", "--frob")]
    [InlineData("down", "now")]
    [InlineData("test", "some")]
    [InlineData("doctor", "--port", "x")]
    public async Task Wrong_use_is_refused(params string[] arguments)
    {
        (await _script.RunAsync(arguments)).Exit.ShouldBe(2);
    }

    public void Dispose() => _script.Dispose();

    private string SecretsPath => Path.Combine(_script.State, "secrets.env");

    private string AppHostLog() => File.ReadAllText(Path.Combine(_script.State, "logs", "apphost.log"));

    private string Instance() => PidPattern().Match(File.ReadAllText(Path.Combine(_script.State, "instance.json"))).Groups[1].Value;

    [GeneratedRegex("vg_[A-Za-z0-9_-]{43}\\b")]
    private static partial Regex KeyPattern();

    [GeneratedRegex("\"pid\": ([0-9]+)")]
    private static partial Regex PidPattern();
}
