using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Local;

/// <summary>The engine's client in the foreground: its output is the container's, and a signal to it stops the container.</summary>
internal static class ContainerCommand
{
    public static LaunchPlan Create(ContainerResource container, IReadOnlyList<string> arguments, Dictionary<string, string> environment, string engine)
    {
        var image = container.Annotations.OfType<ContainerImageAnnotation>().Last();
        var inherited = Environment.GetEnvironmentVariables();
        List<string> command = ["run", "--rm", "--init", "--stop-timeout", "5"];
        foreach (var endpoint in container.Annotations.OfType<EndpointAnnotation>())
            command.AddRange(["--publish", $"127.0.0.1:{endpoint.AllocatedPorts[0]}:{endpoint.TargetPort ?? endpoint.AllocatedPorts[0]}"]);

        // Names only: the client takes the values from its environment, so that no secret stands in a command line.
        foreach (var name in environment.Keys.Where(name => !inherited.Contains(name)))
            command.AddRange(["--env", name]);
        foreach (var mount in container.Annotations.OfType<ContainerMountAnnotation>())
            command.AddRange(["--volume", $"{mount.Source}:{mount.Target}{(mount.IsReadOnly ? ":ro" : "")}"]);
        if (container.Entrypoint is { } entrypoint)
            command.AddRange(["--entrypoint", entrypoint]);
        command.Add($"{(image.Registry is { } registry ? registry + "/" : "")}{image.Image}{(image.Tag is { } tag ? ":" + tag : "")}");
        return new LaunchPlan(engine, [.. command, .. arguments], "/", environment);
    }
}
