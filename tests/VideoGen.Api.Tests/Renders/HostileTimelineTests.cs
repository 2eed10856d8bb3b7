using System.Net;
using System.Text;
using Shouldly;
using VideoGen.Api.Tests.Hosting;
using Xunit;

namespace VideoGen.Api.Tests.Renders;

/// <summary>Bodies that must be refused or shown as text, on the wire: never a fault of ours, and no job of what is refused.</summary>
public sealed class HostileTimelineTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    public static TheoryData<string, string, string[]> Bodies => new()
    {
        { "empty", "", [] },
        { "cut", "{", [] },
        { "trailing comma", """{"timeline":{},}""", [] },
        { "NaN", """{"timeline":{"output":{"duration":NaN}}}""", [] },
        { "null", "null", ["timeline"] },
        { "array", "[]", [] },
        { "no timeline", "{}", ["timeline"] },
        { "null timeline", """{"timeline":null}""", ["timeline"] },
        { "timeline of another kind", """{"timeline":"x"}""", ["timeline"] },
        { "unknown member", """{"timeline":{},"is_admin":true}""", ["is_admin"] },
        { "tenant", """{"timeline":{},"tenant_id":"x"}""", ["tenant_id"] },
        { "priority", """{"timeline":{},"priority":"urgent"}""", ["priority"] },
        { "title with control", """{"timeline":{},"title":"a\u0000b"}""", ["title"] },
        { "65 deep", $$"""{"timeline":{{string.Concat(Enumerable.Repeat("[", 70))}}{{string.Concat(Enumerable.Repeat("]", 70))}} }""", ["body"] },
    };

    public static TheoryData<string, string> Documents => new()
    {
        { "duration 1e999", Film(output: """ "duration":1e999 """) },
        { "duration as NaN", Film(output: """ "duration":"NaN" """) },
        { "length 0", Clip(""" "length":0 """) },
        { "length -0.0", Clip(""" "length":-0.0 """) },
        { "length -1", Clip(""" "length":-1 """) },
        { "length 1e-9", Clip(""" "length":1e-9 """) },
        { "length of a day", Clip(""" "length":86401 """) },
        { "fps 0", Film(output: """ "fps":0 """) },
        { "fps -1", Film(output: """ "fps":-1 """) },
        { "fps 1000000", Film(output: """ "fps":1000000 """) },
        { "odd width", Film(output: """ "width":321,"height":181 """) },
        { "width as 30.5", Film(output: """ "width":320.5,"height":180 """) },
        { "large film", Film(output: """ "width":1920,"height":1080,"fps":60,"duration":3600 """) },
        { "colour with a filter", Clip(""" "length":1,"colour":"red:x=1,movie=/etc/passwd" """) },
        { "font with a path", Text(""" "font":"../../../etc/passwd" """) },
        { "font with an option", Text(""" "font":"Arial:x=1" """) },
        { "place as an expression", Text(""" "x":"(w-text_w)/2" """) },
        { "place as a loop", Text(""" "x":"while(1,1)" """) },
        { "text with NUL", Text(""" "text":"a\u0000b" """) },
        { "text with half a pair", Text(""" "text":"\ud800" """) },
        { "size 100000", Text(""" "size":100000 """) },
        { "unknown member", Text(""" "is_admin":true """) },
        { "duplicate member", Text(""" "size":10,"size":20 """) },
        { "member null", Text(""" "colour":null """) },
        { "10001 clips", $$"""{"version":1,"tracks":[{"clips":[{{string.Join(',', Enumerable.Repeat("""{"type":"colour","colour":"#000000","length":1}""", 10_001))}}]}]}""" },
    };

    public static TheoryData<string> Addresses =>
    [
        "http://127.0.0.1:6379/", "http://127.1/", "http://0x7f.1/", "http://017700000001/", "http://localhost./", "http://foo.localhost/",
        "http://169.254.169.254/latest/meta-data/", "http://[fd00:ec2::254]/", "http://metadata.google.internal/", "http://10.0.0.1/", "http://[fe80::1]/",
        "https://example.com/a.mp4", "file:///etc/passwd", "//127.0.0.1/x", "http://example.com@127.0.0.1/", "http://user:pass@host/", "http://host:22/",
        "ftp://host/x", "data:video/mp4;base64,AAAA", "concat:a|b", "HTTP://EXAMPLE.COM/", "subfile,,start,0,end,0,,:http://x/",
    ];

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_body_that_is_no_request_is_refused(string what, string body, string[] fields)
    {
        var user = await api.Server.SignUpAsync();

        using var answer = await PostAsync(user, body);

        what.ShouldNotBeEmpty();
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, await answer.Content.ReadAsStringAsync());
        if (fields.Length > 0)
            await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_request", fields);
        await NothingAsync(user);
    }

    [Theory, MemberData(nameof(Documents))]
    public async Task A_timeline_that_cannot_be_is_refused_with_path_code_and_fix(string what, string document)
    {
        var user = await api.Server.SignUpAsync();

        using var answer = await PostAsync(user, $$"""{"timeline":{{document}} }""");

        var problem = await answer.JsonAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, $"{what}: {problem.ToJsonString()}");
        problem["errors"]!.AsArray().ShouldNotBeEmpty(what);
        foreach (var error in problem["errors"]!.AsArray())
            (((string?)error!["path"]) is { Length: > 0 } && ((string?)error["code"]) is { Length: > 0 } && ((string?)error["fix"]) is { Length: > 0 }).ShouldBeTrue(error.ToJsonString());
        await NothingAsync(user);
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task An_address_as_a_source_is_refused_by_name_wherever_it_stands(string address)
    {
        var user = await api.Server.SignUpAsync();
        foreach (var type in new[] { "image", "video", "audio" })
        {
            using var answer = await PostAsync(user, $$"""{"timeline":{"version":1,"tracks":[{"clips":[{"type":"{{type}}","source":"{{address}}","length":1}]}]} }""");

            var problem = await answer.JsonAsync();
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, problem.ToJsonString());
            var error = problem["errors"]!.AsArray().Single(e => (string)e!["field"]! == "timeline.tracks[0].clips[0].source")!;
            ((string)error["code"]!).ShouldBeOneOf("url_not_allowed", "bad_source");
            if (address.Contains("://", StringComparison.Ordinal) && !address.Contains(',', StringComparison.Ordinal))
                ((string)error["code"]!).ShouldBe("url_not_allowed");
        }

        await NothingAsync(user);
    }

    [Theory]
    [InlineData("50% off, 100%, %%")]
    [InlineData("%{expr:while(1,1)}")]
    [InlineData("a',metadata=mode=print:file=/tmp/pwn,drawtext=text='b")]
    [InlineData("it's 5:30, a\\\\b; [x]=1")]
    [InlineData("{\\\\fs10000\\\\blur200\\\\bord500}A")]
    [InlineData("<script>alert(1)</script> javascript:x ${jndi:ldap://x}")]
    public async Task Text_is_text_whatever_it_looks_like(string text)
    {
        var user = await api.Server.SignUpAsync();

        using var answer = await PostAsync(user, $$"""{"timeline":{{Text($""" "text":"{text}" """)}} }""");

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Labels_with_names_of_javascript_are_kept_as_they_are()
    {
        var user = await api.Server.SignUpAsync();

        using var answer = await PostAsync(user, $$"""{"timeline":{{Film("")}},"metadata":{"__proto__":"a","constructor":"b"} }""");

        ((string)(await answer.JsonAsync())["metadata"]!["__proto__"]!).ShouldBe("a");
    }

    [Fact]
    public async Task A_body_over_two_megabytes_is_refused_and_one_below_is_read()
    {
        var user = await api.Server.SignUpAsync();

        using var large = await PostAsync(user, $$"""{"timeline":{{Film("")}},"title":"{{new string('x', 3_000_000)}}"}""");
        using var fits = await PostAsync(user, $$"""{"timeline":{{Film("")}},"title":"{{new string('x', 1_000_000)}}"}""");

        await large.ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too_large");
        await fits.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_request", "title");
    }

    [Fact]
    public async Task A_body_of_another_type_is_refused()
    {
        var user = await api.Server.SignUpAsync();

        using var answer = await user.Client.PostAsync("/api/v1/renders", new StringContent("{}", Encoding.UTF8, "text/plain"));

        await answer.ShouldBeProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
    }

    private static string Film(string output) =>
        $$"""{"version":1,"output":{ {{output}} },"tracks":[{"clips":[{"type":"colour","colour":"#000000","length":1}]}]}""";

    private static string Clip(string members) =>
        members.Contains("colour", StringComparison.Ordinal)
            ? $$"""{"version":1,"tracks":[{"clips":[{"type":"colour",{{members}} }]}]}"""
            : $$"""{"version":1,"tracks":[{"clips":[{"type":"colour","colour":"#000000",{{members}} }]}]}""";

    private static string Text(string members) =>
        members.Contains("\"text\"", StringComparison.Ordinal)
            ? $$"""{"version":1,"tracks":[{"clips":[{"type":"text","length":1,{{members}} }]}]}"""
            : $$"""{"version":1,"tracks":[{"clips":[{"type":"text","text":"A","length":1,{{members}} }]}]}""";

    private static async Task NothingAsync(SignedIn user) =>
        (await user.Client.GetAsync("/api/v1/jobs").JsonAsync())["items"]!.AsArray().ShouldBeEmpty();

    private static Task<HttpResponseMessage> PostAsync(SignedIn user, string body) =>
        user.Client.PostAsync("/api/v1/renders", new StringContent(body, Encoding.UTF8, "application/json"));
}
