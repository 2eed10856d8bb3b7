using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Azure;
using Aspire.Hosting.Azure.AppContainers;
using Azure.Provisioning.AppContainers;
using Shouldly;
using VideoGen.Queue;
using Xunit;

namespace VideoGen.AppHost.Tests.Model;

public sealed class PublishModelTests
{
    private readonly IDistributedApplicationBuilder _model = AppHost.Describe(["--publisher", "manifest"]);

    [Fact]
    public void There_is_one_environment_with_the_names_of_azd()
    {
        _model.Resources.OfType<AzureContainerAppEnvironmentResource>().Single().UseAzdNamingConvention.ShouldBeTrue();
    }

    [Fact]
    public void Workers_scale_from_none_by_the_lag_of_every_stream()
    {
        var app = App("worker", out _);

        $"{app.Template.Scale.MinReplicas}".ShouldBe("0");
        $"{app.Template.Scale.MaxReplicas}".ShouldBe("10");
        var rules = app.Template.Scale.Rules.Select(r => r.Value!).ToArray();
        rules.Select(r => $"{r.Custom.Metadata["stream"]}").ShouldBe(["videogen:jobs:high", "videogen:jobs:normal", "videogen:jobs:low"]);
        foreach (var rule in rules)
        {
            $"{rule.Custom.CustomScaleRuleType}".ShouldBe("redis-streams");
            $"{rule.Custom.Metadata["consumerGroup"]}".ShouldBe("dispatchers");
            $"{rule.Custom.Metadata["lagCount"]}".ShouldBe("1");
            $"{rule.Custom.Metadata["address"]}".ShouldBe("{redis.bindings.tcp.hostAndPort}");
            rule.Custom.Metadata.Keys.ShouldNotContain("pendingEntriesCount"); // keeps one worker for ever
        }
    }

    [Fact]
    public void The_names_of_streams_and_group_are_those_of_the_queue()
    {
        QueueNames.Streams.ShouldBe([QueueNames.HighStream, QueueNames.NormalStream, QueueNames.LowStream]);
        QueueNames.Group.ShouldBe("dispatchers");
    }

    [Fact]
    public void The_scaler_signs_in_with_a_secret_of_the_app()
    {
        var app = App("worker", out _);

        var auth = app.Template.Scale.Rules[0].Value!.Custom.Auth[0].Value!;
        $"{auth.TriggerParameter}".ShouldBe("password");
        var secret = app.Configuration.Secrets.Single(s => $"{s.Value!.Name}" == $"{auth.SecretRef}").Value!;
        $"{secret.Value}".ShouldBe("{redis-password.value}");
    }

    [Fact]
    public void Only_the_api_has_an_external_address()
    {
        _model.Resources.Where(r => r.Annotations.OfType<EndpointAnnotation>().Any(e => e.IsExternal)).Select(r => r.Name).ShouldBe(["api"]);
    }

    [Fact]
    public void Dispatcher_and_worker_have_one_internal_http2_endpoint()
    {
        foreach (var name in (string[])["dispatcher", "worker"])
        {
            var endpoint = Resource(name).Annotations.OfType<EndpointAnnotation>().Single();
            endpoint.Transport.ShouldBe("http2");
            endpoint.TargetPort.ShouldBe(8080);
        }
    }

    [Theory]
    [InlineData("api", 8080)]
    [InlineData("dispatcher", 8081)]
    [InlineData("worker", 8081)]
    public void Every_service_is_probed_over_http_1(string name, int port)
    {
        App(name, out var container);

        container.Probes.Select(p => $"{p.Value!.ProbeType}").ShouldBe(["Startup", "Liveness", "Readiness"]);
        container.Probes.Select(p => $"{p.Value!.HttpGet.Port}").Distinct().ShouldBe([$"{port}"]);
    }

    [Fact]
    public void The_migrator_is_a_job_and_no_service()
    {
        Resource("migrator").HasAnnotationOfType<AzureContainerAppJobCustomizationAnnotation>().ShouldBeTrue();
        Resource("migrator").HasAnnotationOfType<AzureContainerAppCustomizationAnnotation>().ShouldBeFalse();
    }

    [Fact]
    public void No_database_runs_in_a_container_app()
    {
        _model.Resources.OfType<ContainerResource>().Select(r => r.Name).ShouldBe(["redis"]);
        _model.Resources.OfType<ConnectionStringResource>().Single(c => c.Name == "database-api").ConnectionStringExpression.ValueExpression
            .ShouldBe("Host={database-host.value};Port=5432;SSL Mode=Require;Database=videogen;Username=videogen_api;Password={database-api-password.value}");
    }

    private IResource Resource(string name) => _model.Resources.Single(r => r.Name == name);

    private ContainerApp App(string name, out ContainerAppContainer container)
    {
        container = new ContainerAppContainer();
        var app = new ContainerApp(name) { Template = { Containers = { container } } };
        foreach (var annotation in Resource(name).Annotations.OfType<AzureContainerAppCustomizationAnnotation>())
            annotation.Configure(new AzureResourceInfrastructure(), app);
        return app;
    }
}
