using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Shouldly;
using VideoGen.Api.Tests.Hosting;
using Xunit;

namespace VideoGen.Api.Tests;

public sealed class OpenApiTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static string Committed([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../src/web/openapi.json");

    [Fact]
    public async Task The_committed_document_is_the_servers_own() => await Snapshot.MatchFileAsync(Committed(), await DocumentAsync());

    [Fact]
    public async Task Every_field_is_described()
    {
        var schemas = (await DocumentAsync())["components"]!["schemas"]!.AsObject();
        var bare = from schema in schemas
                   from property in schema.Value!["properties"]?.AsObject() ?? []
                   where schema.Key != "FieldError" && string.IsNullOrWhiteSpace(Description(property.Value!))
                   select $"{schema.Key}.{property.Key}";

        schemas.Count.ShouldBeGreaterThan(10);
        bare.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_operation_says_what_it_does_how_it_fails_and_who_may()
    {
        var operations = Operations(await DocumentAsync()).ToArray();

        operations.Length.ShouldBeGreaterThan(15);
        foreach (var (name, operation) in operations)
        {
            ((string?)operation["operationId"]).ShouldNotBeNullOrEmpty(name);
            ((string?)operation["summary"]).ShouldNotBeNullOrEmpty(name);
            operation["tags"]!.AsArray().Count.ShouldBe(1, name);
            foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
                ((string?)parameter!["description"]).ShouldNotBeNullOrEmpty($"{name} {parameter["name"]}");
            var responses = operation["responses"]!.AsObject();
            foreach (var (status, response) in responses.Where(r => r.Key[0] is '4' or '5' && !name.EndsWith("/health", StringComparison.Ordinal)))
                response!["content"]!["application/problem+json"].ShouldNotBeNull($"{name} {status}");
            if (operation["security"] is not null)
                responses.ContainsKey("401").ShouldBeTrue(name);
        }
    }

    [Fact]
    public async Task Bodies_have_examples_that_the_server_takes()
    {
        var document = await DocumentAsync();
        var example = document["paths"]!["/api/v1/generate"]!["post"]!["requestBody"]!["content"]!["application/json"]!["example"]!;
        var user = await api.Server.SignUpAsync();

        using var answer = await user.Client.PostAsync(
            "/api/v1/generate", new StringContent(example.ToJsonString(), System.Text.Encoding.UTF8, "application/json"));

        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task The_limits_of_the_rules_are_in_the_document()
    {
        var body = (await DocumentAsync())["components"]!["schemas"]!["GenerateBody"]!["properties"]!;

        ((double)body["duration"]!["minimum"]!).ShouldBe(Core.Requests.GenerateLimits.MinSeconds);
        ((double)body["duration"]!["maximum"]!).ShouldBe(Core.Requests.GenerateLimits.MaxSeconds);
        ((int)body["prompt"]!["maxLength"]!).ShouldBe(Core.Requests.GenerateLimits.PromptLength);
        body["quality"]!["enum"]!.AsArray().Select(w => (string)w!).ShouldBe(["fast", "high"]);
    }

    private async Task<JsonNode> DocumentAsync()
    {
        using var answer = await api.Server.Anonymous().GetAsync("/openapi/v1.json");
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    private static IEnumerable<(string Name, JsonNode Operation)> Operations(JsonNode document) =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        where operation.Key is "get" or "post" or "put" or "patch" or "delete"
        select ($"{operation.Key} {path.Key}", operation.Value!);

    private static string? Description(JsonNode property) =>
        (string?)property["description"] ?? property["oneOf"]?.AsArray().Select(o => (string?)o!["description"]).FirstOrDefault(d => d is not null);
}
