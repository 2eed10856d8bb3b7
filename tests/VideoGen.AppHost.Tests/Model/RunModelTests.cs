using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Local;
using Shouldly;
using VideoGen.TestKit;
using Xunit;

namespace VideoGen.AppHost.Tests.Model;

public sealed class RunModelTests : IDisposable
{
    private readonly TempDirectory _state = new("model");
    private readonly IDistributedApplicationBuilder _model;

    public RunModelTests() =>
        _model = AppHost.Describe(["--Infrastructure=local", $"--State:Directory={_state.Path}", "--Api:Port=28080"]);

    public void Dispose() => _state.Dispose();

    [Fact]
    public void Everything_is_there()
    {
        new ModelGraph(_model.Resources).Runnable.Select(r => r.Name)
            .ShouldBe(["postgres", "redis", "migrator", "dispatcher", "worker", "api", "web"], ignoreOrder: true);
    }

    [Fact]
    public void Nothing_that_opens_the_database_starts_before_the_migrator_is_done()
    {
        foreach (var name in (string[])["dispatcher", "api"])
            Waits(name).ShouldContain(("migrator", WaitType.WaitForCompletion));
        Waits("migrator").ShouldContain(("postgres", WaitType.WaitUntilHealthy));
        Waits("worker").ShouldContain(("dispatcher", WaitType.WaitUntilHealthy));
        Waits("api").ShouldContain(("redis", WaitType.WaitUntilHealthy));
    }

    [Fact]
    public async Task Each_service_signs_in_with_its_own_role()
    {
        Allocate();

        (await VariablesAsync("migrator"))["ConnectionStrings__videogen"].ShouldContain("Username=videogen_admin;");
        (await VariablesAsync("api"))["ConnectionStrings__videogen"].ShouldContain("Username=videogen_api;");
        (await VariablesAsync("dispatcher"))["ConnectionStrings__videogen"].ShouldContain("Username=videogen_dispatcher;");
    }

    [Fact]
    public async Task The_worker_has_no_way_into_postgres_and_redis()
    {
        Allocate();

        var worker = await VariablesAsync("worker");

        worker.Keys.ShouldNotContain(name => name.StartsWith("ConnectionStrings__", StringComparison.Ordinal));
        worker.Values.ShouldNotContain(value => value.Contains("Password=", StringComparison.Ordinal));
        worker.ShouldContainKey("services__dispatcher__http__0");
        worker.Keys.ShouldNotContain(name => name.StartsWith("services__dispatcher__health", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Workers_are_two_with_ports_of_their_own_and_http2()
    {
        Allocate();
        var worker = Resource("worker");

        worker.GetReplicaCount().ShouldBe(2);
        worker.Annotations.OfType<EndpointAnnotation>().Single(e => e.Name == "http").Transport.ShouldBe("http2");
        var first = await VariablesAsync("worker", replica: 0);
        var second = await VariablesAsync("worker", replica: 1);
        first["ASPNETCORE_URLS"].ShouldNotBe(second["ASPNETCORE_URLS"]);
        first["HEALTH_PORT"].ShouldNotBe(second["HEALTH_PORT"]);
        first["ASPNETCORE_URLS"].ShouldNotContain(first["HEALTH_PORT"]);
    }

    [Fact]
    public async Task The_api_has_the_configured_port_and_is_the_only_one_seen_from_outside()
    {
        Allocate();

        (await VariablesAsync("api"))["ASPNETCORE_URLS"].ShouldBe("http://localhost:28080");
        _model.Resources.Where(r => r.Annotations.OfType<EndpointAnnotation>().Any(e => e.IsExternal)).Select(r => r.Name).ShouldBe(["api"]);
    }

    [Fact]
    public async Task Storage_is_one_folder_with_one_key_for_all()
    {
        Allocate();
        var api = await VariablesAsync("api");

        api["Storage__Kind"].ShouldBe("disk");
        api["Storage__Disk__Root"].ShouldBe(_state.Combine("objects"));
        api["Storage__Disk__SigningKey"].Length.ShouldBeGreaterThanOrEqualTo(32);
        foreach (var name in (string[])["dispatcher", "worker"])
            (await VariablesAsync(name))["Storage__Disk__SigningKey"].ShouldBe(api["Storage__Disk__SigningKey"]);
        api["Auth__SigningKey"].Length.ShouldBeGreaterThanOrEqualTo(32);
    }

    [Fact]
    public async Task Providers_of_the_configuration_and_the_key_of_their_keys_reach_those_who_hand_them_on()
    {
        var model = AppHost.Describe(["--Infrastructure=local", $"--State:Directory={_state.Path}", "--Providers:0:name=gpu", "--Providers:0:kind=comfyui", "--Api:Port=28080"]);
        new PortAllocator().Allocate(model.Resources);

        var (api, dispatcher, worker) = (await VariablesAsync(model, "api"), await VariablesAsync(model, "dispatcher"), await VariablesAsync(model, "worker"));

        (api["Providers__0__name"], dispatcher["Providers__0__kind"]).ShouldBe(("gpu", "comfyui"));
        worker.Keys.ShouldNotContain("Providers__0__name");
        api["Secrets__Key"].Length.ShouldBeGreaterThanOrEqualTo(32);
        (dispatcher["Secrets__Key"], worker["Secrets__Key"]).ShouldBe((api["Secrets__Key"], api["Secrets__Key"]));
    }

    [Fact]
    public async Task Secrets_outlive_the_run_and_only_their_owner_may_read_them()
    {
        Allocate();
        var before = (await VariablesAsync("api"))["Auth__SigningKey"];

        var again = AppHost.Describe(["--Infrastructure=local", $"--State:Directory={_state.Path}"]);
        new PortAllocator().Allocate(again.Resources.Where(r => r.Name != "api"));
        var dispatcher = await ValueAsync(again, "auth-signing-key");

        dispatcher.ShouldBe(before);
        File.GetUnixFileMode(_state.Combine("parameters.json")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task A_configured_secret_wins_and_is_not_stored()
    {
        var model = AppHost.Describe(["--Infrastructure=local", $"--State:Directory={_state.Path}", "--Parameters:auth-signing-key=given"]);

        (await ValueAsync(model, "auth-signing-key")).ShouldBe("given");
        File.Exists(_state.Combine("parameters.json")).ShouldBeFalse();
    }

    [Fact]
    public async Task The_first_user_is_told_to_the_migrator_alone()
    {
        var model = AppHost.Describe(["--Infrastructure=local", $"--State:Directory={_state.Path}", "--VIDEOGEN_FIRST_USER_EMAIL=a@b.c"]);
        new PortAllocator().Allocate(model.Resources.Where(r => r.Name != "api"));

        (await VariablesAsync(model, "migrator"))["VIDEOGEN_FIRST_USER_EMAIL"].ShouldBe("a@b.c");
        (await VariablesAsync(model, "dispatcher")).ShouldNotContainKey("VIDEOGEN_FIRST_USER_EMAIL");
    }

    [Fact]
    public void The_web_app_waits_to_be_started()
    {
        Resource("web").HasAnnotationOfType<ExplicitStartupAnnotation>().ShouldBeTrue();
        Resource("api").Annotations.OfType<ContainerFilesDestinationAnnotation>().Single().ShouldSatisfyAllConditions(
            files => files.Source.ShouldBe(Resource("web")), files => files.DestinationPath.ShouldBe("wwwroot"));
    }

    [Fact]
    public void Services_that_stop_first_are_those_that_nobody_needs()
    {
        var order = new ModelGraph(_model.Resources).StopOrder().Select(level => level.Select(r => r.Name).ToArray()).ToArray();

        Array.FindIndex(order, l => l.Contains("api")).ShouldBeLessThan(Array.FindIndex(order, l => l.Contains("postgres")));
        Array.FindIndex(order, l => l.Contains("worker")).ShouldBeLessThan(Array.FindIndex(order, l => l.Contains("dispatcher")));
        order[^1].ShouldBe(["postgres", "redis"], ignoreOrder: true);
    }

    [Fact]
    public void An_unknown_infrastructure_is_named()
    {
        Should.Throw<DistributedApplicationException>(() => AppHost.Describe(["--Infrastructure=cloud"])).Message.ShouldContain("'cloud'");
    }

    [Fact]
    public void With_an_engine_the_servers_are_containers()
    {
        var model = AppHost.Describe(["--Infrastructure=containers", $"--State:Directory={_state.Path}"]);

        model.Resources.OfType<ContainerResource>().Select(r => r.Name).ShouldBe(["postgres", "redis", "storage"], ignoreOrder: true);
        model.Resources.OfType<ExecutableResource>().Select(r => r.Name).ShouldBe(["web"]);
    }

    private void Allocate() => new PortAllocator().Allocate(_model.Resources);

    private IResource Resource(string name) => _model.Resources.Single(r => r.Name == name);

    private (string, WaitType)[] Waits(string name) =>
        [.. ModelGraph.Waits(Resource(name)).Select(w => (w.On.Name, w.Wait.WaitType))];

    private Task<Dictionary<string, string>> VariablesAsync(string name, int replica = 0) => VariablesAsync(_model, name, replica);

    private static Task<Dictionary<string, string>> VariablesAsync(IDistributedApplicationBuilder model, string name, int replica = 0)
    {
        var resource = model.Resources.Single(r => r.Name == name);
        return LaunchPlan.VariablesAsync(resource, model.ExecutionContext, new ValueProviderContext { Caller = resource, Replica = replica }, CancellationToken.None);
    }

    private static async Task<string?> ValueAsync(IDistributedApplicationBuilder model, string parameter) =>
        await model.Resources.OfType<ParameterResource>().Single(p => p.Name == parameter).GetValueAsync();
}
