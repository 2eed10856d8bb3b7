using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;
using VideoGen.Api.Tests.Hosting;
using Xunit;

namespace VideoGen.Api.Tests.Providers;

public sealed class ProviderTests(ProviderFixture api) : IClassFixture<ProviderFixture>
{
    private const string Key = "sk-admin-secret-58120";

    [Fact]
    public async Task An_administrator_adds_one_and_the_key_is_told_to_nobody()
    {
        var admin = await api.AdminAsync();
        var body = api.Chat("words") with { ApiKey = Key };

        using var made = await admin.Client.PostAsJsonAsync("/api/v1/providers", body.Json());
        using var again = await admin.Client.PostAsJsonAsync("/api/v1/providers", body.Json());
        var shown = await admin.Client.GetStringAsync("/api/v1/providers/words");
        var member = await (await api.Server.SignUpAsync()).Client.GetAsync("/api/v1/providers/words").JsonAsync();

        made.StatusCode.ShouldBe(HttpStatusCode.Created, await made.Content.ReadAsStringAsync());
        made.Headers.Location!.ToString().ShouldBe("/api/v1/providers/words");
        await again.ShouldBeProblemAsync(HttpStatusCode.Conflict, "conflict");
        shown.ShouldNotContain(Key);
        (await made.Content.ReadAsStringAsync()).ShouldNotContain(Key);
        var view = JsonNode.Parse(shown)!;
        ((string)view["media"]!, (string)view["source"]!, (bool)view["admin"]!["key_set"]!, (bool)view["enabled"]!).ShouldBe(("text", "database", true, true));
        ((string)view["admin"]!["settings"]!["base_url"]!).ShouldBe(api.ModelUrl);
        view["admin"]!["settings"]!.AsObject().ContainsKey("api_key").ShouldBeFalse();
        ((bool)view["capability"]!["paid"]!).ShouldBeFalse();
        (member["admin"], (string)member["name"]!, (string)member["model"]!).ShouldBe((null, "words", "m1"));
        (await api.StoredTextAsync("words")).ShouldNotContain(Key);
    }

    [Fact]
    public async Task Members_and_programs_with_an_administrators_key_change_nothing()
    {
        var member = await api.Server.SignUpAsync();
        var admin = await api.AdminAsync();
        using var made = await admin.Client.PostAsJsonAsync("/api/v1/api-keys", new { name = "program" });
        var program = api.Server.Anonymous();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)(await made.JsonAsync())["key"]!);

        foreach (var client in (HttpClient[])[member.Client, program])
        {
            await (await client.PostAsJsonAsync("/api/v1/providers", api.Chat("mine").Json())).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
            await (await client.PatchAsJsonAsync("/api/v1/providers/fixed", new { enabled = false })).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
            await (await client.DeleteAsync("/api/v1/providers/fixed")).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
            await (await client.PostAsync("/api/v1/providers/fixed/test", null)).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
            (await client.GetAsync("/api/v1/providers/fixed").JsonAsync())["admin"].ShouldBeNull();
        }

        (await api.Server.Anonymous().GetAsync("/api/v1/providers")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    public static TheoryData<string, string, string[]> Bad => new()
    {
        { "nothing", "{}", ["name", "kind"] },
        { "name", """{"name":"A b","kind":"comfyui","base_url":"http://gpu"}""", ["name"] },
        { "kind", """{"name":"a","kind":"sora"}""", ["kind"] },
        { "no address", """{"name":"a","kind":"comfyui"}""", ["base_url"] },
        { "a file", """{"name":"a","kind":"comfyui","base_url":"file:///etc/passwd"}""", ["base_url"] },
        { "no key", """{"name":"a","kind":"fal","model":"m"}""", ["api_key"] },
        { "numbers", """{"name":"a","kind":"openai-chat","base_url":"http://llm","model":"m","concurrency":0,"sizes":["big"],"prices":[{"per":"hour","amount":-1}]}""", ["concurrency", "sizes[0]", "prices[0].per", "prices[0].amount"] },
        { "workflow", """{"name":"a","kind":"comfyui","base_url":"http://gpu","workflows":{"default":{"1":{"class_type":"A","inputs":{"x":["9",0]}}}}}""", ["workflows.default.1.inputs.x"] },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task What_is_wrong_is_told_by_field(string what, string body, string[] fields)
    {
        var admin = await api.AdminAsync();

        using var answer = await admin.Client.PostAsync("/api/v1/providers", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        if (what == "workflow")
            (await answer.JsonAsync())["errors"]![0]!["field"]!.ToString().ShouldStartWith("workflows.default");
        else
            await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_request", fields);
    }

    [Fact]
    public async Task A_change_keeps_the_key_and_another_address_needs_it_again()
    {
        var admin = await api.AdminAsync();
        await ProviderFixture.AddAsync(admin, api.Chat("change") with { ApiKey = Key });

        using var model = await admin.Client.PatchAsJsonAsync("/api/v1/providers/change", new { model = "m2", enabled = false });
        using var moved = await admin.Client.PatchAsJsonAsync("/api/v1/providers/change", new { base_url = "http://evil.example/v1" });
        using var movedWithKey = await admin.Client.PatchAsJsonAsync("/api/v1/providers/change", new { base_url = "http://other.example/v1", api_key = "sk-new" });
        using var late = await admin.Client.PatchAsJsonAsync("/api/v1/providers/change", new { model = "m3", revision = 1 });
        using var anew = await admin.Client.PutAsJsonAsync("/api/v1/providers/change", new { kind = "openai-chat", base_url = "http://other.example/v1", model = "m4" });

        var changed = await model.JsonAsync();
        ((string)changed["model"]!, (bool)changed["enabled"]!, (bool)changed["admin"]!["key_set"]!, (long)changed["admin"]!["revision"]!).ShouldBe(("m2", false, true, 2));
        (await moved.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_request", "api_key"))["errors"]![0]!["message"]!.ToString().ShouldContain("goes to the server alone");
        movedWithKey.StatusCode.ShouldBe(HttpStatusCode.OK);
        await late.ShouldBeProblemAsync(HttpStatusCode.Conflict, "conflict");
        var whole = await anew.JsonAsync();
        ((string)whole["model"]!, (bool)whole["enabled"]!, (bool)whole["admin"]!["key_set"]!).ShouldBe(("m4", true, true));
    }

    [Fact]
    public async Task One_that_is_switched_off_or_removed_is_not_shown_to_members()
    {
        var admin = await api.AdminAsync();
        var member = await api.Server.SignUpAsync();
        await ProviderFixture.AddAsync(admin, api.Chat("gone"));

        await admin.Client.PatchAsJsonAsync("/api/v1/providers/gone", new { enabled = false });
        using var hidden = await member.Client.GetAsync("/api/v1/providers/gone");
        var listed = await admin.Client.GetStringAsync("/api/v1/providers");
        using var removed = await admin.Client.DeleteAsync("/api/v1/providers/gone");
        using var again = await admin.Client.DeleteAsync("/api/v1/providers/gone");

        await hidden.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found");
        listed.ShouldContain("\"gone\"");
        removed.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await again.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task One_of_the_configuration_comes_first_and_can_not_be_changed_here()
    {
        var admin = await api.AdminAsync();

        var list = (await admin.Client.GetAsync("/api/v1/providers").JsonAsync())["items"]!.AsArray();
        using var changed = await admin.Client.PatchAsJsonAsync("/api/v1/providers/fixed", new { enabled = false });
        using var put = await admin.Client.PutAsJsonAsync("/api/v1/providers/fixed", new { kind = "comfyui", base_url = "http://gpu" });
        using var removed = await admin.Client.DeleteAsync("/api/v1/providers/fixed");

        ((string)list[0]!["name"]!, (string)list[0]!["source"]!, (bool)list[0]!["admin"]!["key_set"]!).ShouldBe(("fixed", "configuration", true));
        list.ToJsonString().ShouldNotContain("fixed-key");
        foreach (var answer in (HttpResponseMessage[])[changed, put, removed])
            (await answer.ShouldBeProblemAsync(HttpStatusCode.Conflict, "conflict"))["detail"]!.ToString().ShouldContain("configuration of the server");
    }

    [Fact]
    public async Task A_test_asks_for_something_free_and_says_what_is_wrong()
    {
        var admin = await api.AdminAsync();
        await ProviderFixture.AddAsync(admin, api.Chat("good") with { ApiKey = "good-key" });
        await ProviderFixture.AddAsync(admin, api.Chat("bad") with { ApiKey = "bad-key-1234" });
        await ProviderFixture.AddAsync(admin, api.Chat("other") with { ApiKey = "good-key", Model = "unknown" });
        await ProviderFixture.AddAsync(admin, api.Chat("dead") with { BaseUrl = "http://127.0.0.1:1/v1" });
        await ProviderFixture.AddAsync(admin, api.Chat("metadata") with { BaseUrl = "http://169.254.169.254/v1" });
        async Task<JsonNode> Test(string name) => await admin.Client.PostAsync($"/api/v1/providers/{name}/test", null).JsonAsync();

        var (good, bad, other, dead, metadata, configured) = (await Test("good"), await Test("bad"), await Test("other"), await Test("dead"), await Test("metadata"), await Test("fixed"));
        using var nobody = await admin.Client.PostAsync("/api/v1/providers/nobody/test", null);

        ((bool)good["ok"]!, good["fault"]).ShouldBe((true, null));
        ((bool)bad["ok"]!, (string)bad["fault"]!).ShouldBe((false, "unauthorized"));
        bad.ToJsonString().ShouldNotContain("bad-key-1234");
        ((string)other["fault"]!, (string)other["detail"]!).ShouldBe(("not_found", "The server has no model unknown; it has m1."));
        ((string)dead["fault"]!).ShouldBe("unavailable");
        ((string)metadata["fault"]!, (string)metadata["detail"]!).ShouldBe(("url_not_allowed", "169.254.169.254 is not a public address."));
        ((bool)configured["ok"]!).ShouldBeFalse();
        await nobody.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found");
        var shown = (await admin.Client.GetAsync("/api/v1/providers/bad").JsonAsync())["admin"]!["last_test"]!;
        ((bool)shown["ok"]!, (string)shown["fault"]!).ShouldBe((false, "unauthorized"));
        api.Model.Requests.ShouldAllBe(seen => seen.Method == "GET");
    }

    [Fact]
    public async Task A_changed_secrets_key_asks_for_the_keys_again_and_a_former_one_still_reads_them()
    {
        var admin = await api.AdminAsync();
        await ProviderFixture.AddAsync(admin, api.Chat("rotated") with { ApiKey = "good-key" });

        await using var lost = await api.StartAsync([new("Secrets:Key", new string('z', 40))]);
        await using var kept = await api.StartAsync([new("Secrets:Key", new string('z', 40)), new("Secrets:FormerKeys:0", ProviderFixture.SecretsKey)]);
        var onLost = ProviderFixture.On(lost, admin);
        var onKept = ProviderFixture.On(kept, admin);

        var unusable = await onLost.GetAsync("/api/v1/providers/rotated").JsonAsync();
        using var refused = await onLost.PatchAsJsonAsync("/api/v1/providers/rotated", new { model = "m1" });
        var works = await onKept.PostAsync("/api/v1/providers/rotated/test", null).JsonAsync();
        using var resealed = await onKept.PatchAsJsonAsync("/api/v1/providers/rotated", new { model = "m1" });
        var after = await onLost.PostAsync("/api/v1/providers/rotated/test", null).JsonAsync();

        ((string)unusable["unusable"]!).ShouldContain("Give its api_key again");
        await refused.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_request", "api_key");
        ((bool)works["ok"]!).ShouldBeTrue();
        resealed.StatusCode.ShouldBe(HttpStatusCode.OK);
        ((bool)after["ok"]!).ShouldBeTrue();
    }
}
