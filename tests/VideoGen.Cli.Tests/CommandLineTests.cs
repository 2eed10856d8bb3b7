using Shouldly;
using VideoGen.TestKit;
using Xunit;

namespace VideoGen.Cli.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("generate")]
    [InlineData("generate", "a prompt")]
    [InlineData("generate", "a prompt", "-o", "x.mp4", "--duration", "long")]
    [InlineData("generate", "a prompt", "-o", "x.mp4", "--frobnicate")]
    [InlineData("generate", "a prompt", "another", "-o", "x.mp4")]
    [InlineData("generate", "-o", "x.mp4")]
    [InlineData("generate", "a prompt", "--storyboard", "x.json", "-o", "x.mp4")]
    [InlineData("generate", "--storyboard", "/no/such/file.md", "-o", "x.mp4")]
    [InlineData("generate", "a prompt", "-o", "/no/such/folder/x.mp4")]
    [InlineData("generate", "a prompt", "-o", "/tmp")]
    [InlineData("generate", "a prompt", "-o", "x.mp4", "--variations", "9")]
    [InlineData("generate", "a prompt", "-o", "x.mp4", "--variations", "0")]
    [InlineData("generate", "a prompt", "-o", "x.mp4", "--assets", "/no/such/folder")]
    [InlineData("chat", "a job")]
    [InlineData("chat", "a job", "a message", "-o", "/no/such/folder/x.mp4")]
    [InlineData("destroy")]
    public async Task Wrong_command_is_refused_before_anything_is_sent(params string[] args)
    {
        await using var server = await ScriptedServer.StartAsync();
        using var run = CliRun.Against(server);

        (await run.RunAsync(args)).ShouldBe(2);

        run.Errors.ShouldNotBeEmpty();
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Help_names_options_and_exit_codes()
    {
        using var run = new CliRun();

        (await run.RunAsync(["generate", "--help"])).ShouldBe(0);

        foreach (var word in new[] { "--duration", "--size", "--seed", "--quality", "--voice", "--music", "--style", "--variations", "--open", "--output", "VIDEOGEN_URL", "130" })
            run.Output.ShouldContain(word);
    }

    [Theory]
    [InlineData("not an address", "vg_x", "VIDEOGEN_URL")]
    [InlineData("ftp://host", "vg_x", "VIDEOGEN_URL")]
    [InlineData("http://127.0.0.1:1", null, "VIDEOGEN_API_KEY")]
    [InlineData("http://127.0.0.1:1", "vg_\n", "VIDEOGEN_API_KEY")]
    public async Task Wrong_environment_is_named(string url, string? key, string named)
    {
        using var run = new CliRun();
        run.Variables["VIDEOGEN_URL"] = url;
        run.Variables["VIDEOGEN_API_KEY"] = key;

        (await run.GenerateAsync()).ShouldBe(2);

        run.Errors.ShouldContain(named);
    }

    [Fact]
    public async Task Server_that_is_not_there_is_said_so()
    {
        using var run = new CliRun();
        run.Variables["VIDEOGEN_URL"] = $"http://127.0.0.1:{FreePort.Next()}";
        run.Variables["VIDEOGEN_API_KEY"] = ScriptedServer.ApiKey;

        (await run.GenerateAsync()).ShouldBe(3);

        run.Errors.ShouldContain("cannot be reached");
    }

    [Fact]
    public async Task Local_instance_is_found_by_its_state_folder()
    {
        await using var server = await ScriptedServer.StartAsync();
        using var run = new CliRun();
        var state = Directory.CreateDirectory(Path.Combine(run.Folder, "state")).FullName;
        run.Variables["VIDEOGEN_STATE"] = state;
        await File.WriteAllTextAsync(Path.Combine(state, "instance.json"), $$"""{"pid":1,"ready":true,"url":"{{server.Url.AbsoluteUri.TrimEnd('/')}}"}""");
        await File.WriteAllTextAsync(Path.Combine(state, "secrets.env"), $"# comment\nVIDEOGEN_FIRST_USER_API_KEY={ScriptedServer.ApiKey}\n");

        (await run.GenerateAsync()).ShouldBe(0, run.Errors);

        server.Requests.First().Header("Authorization").ShouldBe("Bearer " + ScriptedServer.ApiKey);
    }

    [Fact]
    public async Task Script_is_asked_to_start_an_instance_only_for_a_command_that_is_right()
    {
        using var run = new CliRun();
        run.Variables["VIDEOGEN_STATE"] = run.Folder;
        run.Variables["VIDEOGEN_MAY_START"] = "1";

        (await run.GenerateAsync("--fps", "many")).ShouldBe(2);
        (await run.GenerateAsync()).ShouldBe(69);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData("{\"url\":null}")]
    [InlineData("{\"url\":\"ht")]
    public async Task No_local_instance_is_told_with_the_way_out(string? runFile)
    {
        using var run = new CliRun();
        run.Variables["VIDEOGEN_STATE"] = run.Folder;
        if (runFile is not null)
            await File.WriteAllTextAsync(Path.Combine(run.Folder, "instance.json"), runFile);

        (await run.GenerateAsync()).ShouldBe(3);

        run.Errors.ShouldContain("./videogen up");
    }
}
