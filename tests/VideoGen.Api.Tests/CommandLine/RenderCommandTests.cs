extern alias cli;

using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;
using VideoGen.Api.Tests.Hosting;
using VideoGen.Contracts.Render.V1;
using VideoGen.TestKit;
using Xunit;
using CliEnvironment = cli::VideoGen.Cli.CliEnvironment;
using Tool = cli::VideoGen.Cli.CommandLine;

namespace VideoGen.Api.Tests.CommandLine;

/// <summary>The command line tool against the API itself.</summary>
public sealed class RenderCommandTests(AssetsFixture assets, MediaFiles files) : IClassFixture<AssetsFixture>, IClassFixture<MediaFiles>, IDisposable
{
    private readonly TempDirectory _folder = new("render");
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();

    [Fact]
    public async Task A_check_names_line_and_column_reason_and_fix()
    {
        await WriteAsync(
            """
            {
              "version": 1,
              "output": { "width": 321, "height": 180 },
              "tracks": [
                { "clips": [ { "type": "colour", "colour": "bluish", "length": 1 } ] }
              ]
            }
            """);

        var exit = await RunAsync(await KeyAsync(), "render", "film.json", "--check");

        exit.ShouldBe(2);
        _error.ToString().ShouldContain("film.json:3:15: error: $.output.width: ");
        _error.ToString().ShouldContain("film.json:5:38: error: $.tracks[0].clips[0].colour: ");
        _error.ToString().ShouldContain("[bad_colour]");
        _out.ToString().ShouldContain("2 errors, 0 warnings");
    }

    [Fact]
    public async Task A_check_tells_what_a_worker_finds_where_it_stands_and_how_much_is_rendered_already()
    {
        await WriteAsync(
            """
            {
              "version": 1, "output": { "width": 320, "height": 180, "fps": 30 },
              "tracks": [
                { "clips": [
                  { "type": "text", "text": "Hello", "length": 1 } ] }
              ]
            }
            """);
        assets.Worker.Check = _ => Task.FromResult(new CheckReply
        {
            Facts = new()
            {
                Segments = 13, SegmentsExist = 12, SoundExists = true,
                Warnings = { new CheckWarning { Path = "$.tracks[0].clips[0]", Code = "text_overflow", Message = "The text is too wide.", Fix = "Make it smaller." } },
            },
        });
        var user = await KeyAsync();

        var exit = await RunAsync(user, "render", "film.json", "--check");
        var json = await RunAsync(user, "render", "film.json", "--check", "--json");

        (exit, json).ShouldBe((0, 0));
        _error.ToString().ShouldContain("film.json:5:7: warning: $.tracks[0].clips[0]: The text is too wide. Make it smaller. [text_overflow]");
        _out.ToString().ShouldContain("30 frames (1 s), 1 warning\n");
        _out.ToString().ShouldContain("film.json: 13 segments, 12 already rendered; the sound is mixed\n");
        _out.ToString().ShouldContain("\"segments\":{\"total\":13,\"reused\":12},\"sound_exists\":true,\"film_exists\":false}");
    }

    [Fact]
    public async Task A_check_uploads_what_the_timeline_names_once_and_says_what_it_is()
    {
        Directory.CreateDirectory(_folder.Combine("media"));
        await File.WriteAllBytesAsync(_folder.Combine("media", "red.png"), await files.PictureAsync());
        await WriteAsync(Picture("media/red.png"));
        var user = await KeyAsync();

        var first = await RunAsync(user, "render", "film.json", "--check", "--quality", "fast", "--crf", "30");
        var errors = _error.ToString();
        var second = await RunAsync(user, "render", "film.json", "--check", "--json");

        first.ShouldBe(0, errors);
        errors.ShouldContain("sent media/red.png");
        second.ShouldBe(0);
        _error.ToString().ShouldBe(errors, "the server has the file");
        _out.ToString().ShouldContain("320x180, 30/1 fps, 30 frames (1 s)");
        _out.ToString().ShouldContain("\"valid\":true");
        (await assets.LeftAsync(user.Id)).ShouldBe((1, 1));
    }

    [Theory]
    [InlineData("../outside.png")]
    [InlineData("/etc/hostname")]
    [InlineData("link.png")]
    [InlineData("missing.png")]
    public async Task A_file_outside_of_the_folder_is_not_sent(string name)
    {
        await File.WriteAllBytesAsync(_folder.Combine("outside.png"), await files.PictureAsync());
        var inner = Directory.CreateDirectory(_folder.Combine("project"));
        File.CreateSymbolicLink(Path.Combine(inner.FullName, "link.png"), _folder.Combine("outside.png"));
        await File.WriteAllTextAsync(Path.Combine(inner.FullName, "film.json"), Picture(name));
        var user = await KeyAsync();

        var exit = await RunAsync(user, "render", "project/film.json", "--check");

        exit.ShouldBe(2);
        _error.ToString().ShouldContain(name == "missing.png" ? "there is no file" : "outside of the timeline's folder");
        (await assets.LeftAsync(user.Id)).ShouldBe((0, 0));
    }

    [Fact]
    public async Task A_file_elsewhere_is_sent_when_the_command_line_says_so()
    {
        await File.WriteAllBytesAsync(_folder.Combine("outside.png"), await files.PictureAsync());
        Directory.CreateDirectory(_folder.Combine("project"));
        await File.WriteAllTextAsync(_folder.Combine("project", "film.json"), Picture("logo"));

        var exit = await RunAsync(await KeyAsync(), "render", "project/film.json", "--check", "--asset", $"logo={_folder.Combine("outside.png")}");

        exit.ShouldBe(0, _error.ToString());
    }

    [Fact]
    public async Task A_file_that_films_cannot_use_is_named()
    {
        await File.WriteAllTextAsync(_folder.Combine("list.mp4"), "#EXTM3U\n#EXTINF:1,\n/etc/passwd\n");
        await WriteAsync(Picture("list.mp4"));

        var exit = await RunAsync(await KeyAsync(), "render", "film.json", "--check");

        exit.ShouldBe(2);
        _error.ToString().ShouldContain("list.mp4: This is a playlist (HLS). Send the video itself.");
    }

    [Fact]
    public async Task A_film_is_rendered_with_the_given_values_and_written()
    {
        await WriteAsync(
            """
            {"version":1,"output":{"width":320,"height":180,"fps":30},"variables":{"name":{"type":"text","default":"World"},"size":{"type":"number","default":20}},
             "tracks":[{"clips":[{"type":"text","text":"Hello {{name}}","size":"{{size}}","length":1}]}]}
            """);
        var user = await KeyAsync();
        var worker = FinishAsync(user);

        var exit = await RunAsync(user, "render", "film.json", "--set", "name=Ada", "--set", "size=32", "-o", _folder.Combine("film.mp4"), "--json");
        var request = await worker;

        exit.ShouldBe(0, _error.ToString());
        JsonNode.Parse(request)!["values"]!.ToString().ShouldBe("""{"name":"Ada","size":32}""");
        (await File.ReadAllTextAsync(_folder.Combine("film.mp4"))).ShouldBe("film");
        var result = JsonNode.Parse(_out.ToString())!;
        ((string)result["output"]!, (int)result["bytes"]!).ShouldBe((_folder.Combine("film.mp4"), 4));
    }

    [Fact]
    public async Task A_timeline_that_is_refused_leaves_no_file()
    {
        await WriteAsync("""{"version":1,"tracks":[{"clips":[{"type":"what"}]}]}""");

        var exit = await RunAsync(await KeyAsync(), "render", "film.json", "-o", _folder.Combine("film.mp4"));

        exit.ShouldBe(2);
        _error.ToString().ShouldContain("film.json:1:35: error: $.tracks[0].clips[0].type: ");
        File.Exists(_folder.Combine("film.mp4")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("{", "film.json:1:2: this is not valid JSON.")]
    [InlineData("[]", "must be a JSON object")]
    [InlineData("{\"a\":1,\"a\":2}", "not valid JSON")]
    public async Task A_text_that_is_no_document_is_told_before_any_server_is_asked(string text, string message)
    {
        await WriteAsync(text);

        var exit = await RunAsync(null, "render", "film.json", "--check");

        exit.ShouldBe(2);
        _error.ToString().ShouldContain(message);
    }

    public void Dispose()
    {
        assets.Worker.Check = LookingWorker.Good;
        _folder.Dispose();
    }

    private static string Picture(string source) =>
        $$"""{"version":1,"output":{"width":320,"height":180,"fps":30},"tracks":[{"clips":[{"type":"image","source":"{{source}}","length":1}]}]}""";

    private Task WriteAsync(string text) => File.WriteAllTextAsync(_folder.Combine("film.json"), text);

    private async Task<User> KeyAsync()
    {
        var user = await assets.Api.Server.SignUpAsync();
        var key = await (await user.Client.PostAsJsonAsync("/api/v1/api-keys", new { name = "cli" })).JsonAsync();
        return new(user.Id, (string)key["key"]!, user);
    }

    /// <summary>Does what a dispatcher and a worker do, for the first job of a user; returns the stored request.</summary>
    private async Task<string> FinishAsync(User user)
    {
        var jobs = await Eventually.PollAsync(async () => await user.SignedIn.Client.GetAsync("/api/v1/jobs").JsonAsync(), list => list["items"]!.AsArray().Count == 1);
        var job = (Guid)jobs["items"]![0]!["id"]!;
        using var film = new MemoryStream("film"u8.ToArray());
        await assets.Store.PutAsync($"users/{user.Id}/jobs/{job}/1/film.mp4", film, new() { ContentType = "video/mp4" }, CancellationToken.None);
        await assets.Api.Films.StartAsync(job);
        await assets.Api.Films.CompleteAsync(job);
        return (string)(await assets.SqlAsync($"select request::text from jobs where id = '{job}'"))!;
    }

    private Task<int> RunAsync(User? user, params string[] args) => Tool.RunAsync(
        [.. args.Select(a => a.EndsWith("film.json", StringComparison.Ordinal) ? _folder.Combine(a) : a)],
        new CliEnvironment
        {
            Out = _out,
            Error = _error,
            IsTerminal = false,
            Width = () => 100,
            Variable = name => name switch
            {
                "VIDEOGEN_URL" => assets.Api.Server.Address.AbsoluteUri,
                "VIDEOGEN_API_KEY" => user?.Key ?? "vg_none",
                _ => null,
            },
            Time = TimeProvider.System,
            Open = _ => null,
        });

    private sealed record User(Guid Id, string Key, SignedIn SignedIn);
}
