using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Local;
using Shouldly;
using VideoGen.TestKit;
using Xunit;

namespace VideoGen.AppHost.Tests.Runner;

public sealed class EnvironmentTests
{
    [Fact]
    public async Task Each_replica_has_its_own_port_and_the_others_see_all_of_them()
    {
        await using var host = new TestHost();
        var worker = host.Builder.AddResource(new ServiceResource("worker", "/bin/sh", host.Path(".")))
            .WithArgs("-c", "echo $PORT > port-$PORT; exec sleep 600")
            .WithHttpEndpoint(name: "http", env: "PORT")
            .WithAnnotation(new ReplicaAnnotation(3));
        host.AddScript("caller", "env > caller; exec sleep 600").WithReference(worker).WaitForStart(worker);

        await host.StartAsync();
        await host.ReadyAsync();
        await Eventually.PollAsync(() => Directory.GetFiles(host.Path("."), "port-*").Length == 3 && host.Lines("caller").Length > 0);

        var ports = Directory.GetFiles(host.Path("."), "port-*").Select(f => Path.GetFileName(f)["port-".Length..]).ToArray();
        var seen = host.Lines("caller").Where(l => l.StartsWith("services__worker__http__", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();
        seen.Length.ShouldBe(3);
        seen.Select(l => l.Split(':')[^1]).ShouldBe(ports, ignoreOrder: true);
        host.Lines("caller").ShouldContain(l => l.StartsWith("WORKER_HTTP=http://localhost:", StringComparison.Ordinal));
        host.Runner.Instances.Select(i => i.Name).ShouldBe(["worker-1", "worker-2", "worker-3", "caller"]);
    }

    [Fact]
    public async Task Connection_strings_are_put_together_from_endpoints_and_secrets()
    {
        await using var host = new TestHost("--Parameters:secret=s3cret");
        var server = host.AddScript("server", "exec sleep 600").WithEndpoint(scheme: "tcp", name: "tcp", env: "PORT");
        var secret = host.Builder.AddParameter("secret", secret: true);
        var connection = host.Builder.AddConnectionString("by-role", ReferenceExpression.Create(
            $"Host={server.GetEndpoint("tcp").Property(EndpointProperty.Host)};Port={server.GetEndpoint("tcp").Property(EndpointProperty.Port)};Password={secret}"));
        host.AddScript("client", "env > client; exec sleep 600").WithReference(connection, "videogen");

        await host.StartAsync();
        await Eventually.PollAsync(() => host.Lines("client").Length > 0);

        var port = new Uri(host.Instance("server").Endpoints.Single().Url).Port;
        host.Lines("client").ShouldContain($"ConnectionStrings__videogen=Host=localhost;Port={port};Password=s3cret");
    }

    [Fact]
    public async Task Telemetry_is_passed_on_when_there_is_where_to_send_it()
    {
        await using var host = new TestHost("--OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4317");
        host.AddScript("service", "env > service; exec sleep 600");

        await host.StartAsync();
        await Eventually.PollAsync(() => host.Lines("service").Length > 0);

        host.Lines("service").ShouldContain("OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4317");
        host.Lines("service").ShouldContain("OTEL_SERVICE_NAME=service");
        host.Lines("service").ShouldContain(l => l.StartsWith("OTEL_RESOURCE_ATTRIBUTES=service.instance.id=service-", StringComparison.Ordinal));
    }

    [Fact]
    public void A_fixed_port_for_replicas_is_refused()
    {
        var host = new TestHost();
        var service = host.AddScript("service", "true").WithHttpEndpoint(port: 25999, name: "http").WithAnnotation(new ReplicaAnnotation(2));

        Should.Throw<DistributedApplicationException>(() => new PortAllocator().Allocate([service.Resource])).Message.ShouldContain("25999");
    }

    [Fact]
    public async Task A_container_without_an_engine_is_a_clear_error()
    {
        if (await EngineAnswersAsync())
            return; // this machine has one; the command that would be run is in ContainerCommandTests
        await using var host = new TestHost();
        host.Builder.AddContainer("storage", "example/storage", "1");

        await host.StartAsync();
        await Eventually.PollAsync(() => host.Runner.Failure is not null);

        host.Runner.Failure.ShouldNotBeNull().ShouldContain("docker or podman");
    }

    private static async Task<bool> EngineAnswersAsync()
    {
        try
        {
            await ContainerEngine.FindAsync(CancellationToken.None);
            return true;
        }
        catch (DistributedApplicationException)
        {
            return false;
        }
    }

    private sealed class ServiceResource(string name, string command, string directory)
        : ExecutableResource(name, command, directory), IResourceWithServiceDiscovery;
}
