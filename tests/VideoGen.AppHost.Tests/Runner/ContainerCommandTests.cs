using Aspire.Hosting;
using Aspire.Hosting.Local;
using Shouldly;
using Xunit;

namespace VideoGen.AppHost.Tests.Runner;

public sealed class ContainerCommandTests
{
    [Fact]
    public void The_engine_gets_ports_mounts_image_and_arguments_but_no_value_of_a_variable()
    {
        var host = new TestHost();
        var storage = host.Builder.AddContainer("storage", "example/storage", "4.2")
            .WithHttpEndpoint(port: 26001, targetPort: 8333, name: "s3")
            .WithVolume("films", "/data");
        new PortAllocator().Allocate([storage.Resource]);

        var plan = ContainerCommand.Create(storage.Resource, ["server", "-s3"], new Dictionary<string, string> { ["S3_SECRET"] = "hush" }, "docker");

        plan.Command.ShouldBe("docker");
        plan.Arguments.ShouldBe([
            "run", "--rm", "--init", "--stop-timeout", "5", "--publish", "127.0.0.1:26001:8333", "--env", "S3_SECRET", "--volume", "films:/data",
            "example/storage:4.2", "server", "-s3"]);
        plan.Environment["S3_SECRET"].ShouldBe("hush");
    }
}
