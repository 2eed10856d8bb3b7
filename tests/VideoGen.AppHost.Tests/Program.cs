using Aspire.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

// The runner under test is made of Linux processes.
[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]

namespace VideoGen.AppHost.Tests;

/// <summary>An application host in a process of its own, for the tests that end it: <c>dotnet this.dll DIRECTORY [settings]</c>.</summary>
internal static class Program
{
    private static void Main(string[] args)
    {
        var directory = args[0];
        var builder = DistributedApplication.CreateBuilder(args[1..]);
        builder.Configuration["LocalRunner:StateDirectory"] = directory;

        // Ends when it is asked to.
        var obedient = builder.AddExecutable("obedient", "/bin/sh", directory, "-c", "echo up; trap 'exit 0' TERM; while :; do sleep 0.05; done");
        // Does not, and has a child that left its group and its session.
        var stubborn = builder.AddExecutable("stubborn", "/bin/sh", directory, "-c",
            "trap '' TERM INT HUP; setsid sh -c 'trap \"\" TERM; while :; do sleep 0.05; done' & echo '<script>alert(1)</script>'; while :; do sleep 0.05; done");
        builder.AddExecutable("once", "/bin/sh", directory, "-c", "echo done >> once.txt").WaitForStart(obedient).WaitForStart(stubborn);
        var served = builder.AddExecutable("served", "/bin/sh", directory, "-c", builder.Configuration["Served:Script"] ?? "exec sleep 600")
            .WithHttpEndpoint(port: builder.Configuration["Served:Port"] is { } port ? int.Parse(port, null) : null, name: "http")
            .WithExternalHttpEndpoints();
        if (builder.Configuration["Served:Healthy"] == "never")
        {
            builder.Services.AddHealthChecks().AddCheck("never", () => HealthCheckResult.Unhealthy("it said no"));
            served.WithHealthCheck("never");
        }
        builder.Build().Run();
    }
}
