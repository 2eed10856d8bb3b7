using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Local;

/// <summary>What exactly is started for one replica of a resource.</summary>
internal sealed record LaunchPlan(
    string Command, IReadOnlyList<string> Arguments, string WorkingDirectory, IReadOnlyDictionary<string, string> Environment)
{
    // Meant for the AppHost itself; a child that read them would listen on the wrong port or log our settings.
    private static readonly string[] s_ownVariables =
        ["ASPNETCORE_URLS", "ASPNETCORE_HTTP_PORTS", "ASPNETCORE_HTTPS_PORTS", "DOTNET_LAUNCH_PROFILE", "PORT", "HTTP_PORTS", "HTTPS_PORTS"];

    private static readonly string[] s_ownPrefixes = ["Parameters__", "LocalRunner__", "Dashboard__", "ASPIRE_", "MSBUILD", "Logging__"];

    public static async Task<LaunchPlan> CreateAsync(
        ResourceInstance instance, DistributedApplicationExecutionContext execution, IConfiguration configuration, CancellationToken ct)
    {
        var asked = new ValueProviderContext { ExecutionContext = execution, Caller = instance.Resource, Replica = instance.Replica };
        var environment = Inherited();
        foreach (var (name, value) in Telemetry(instance, configuration))
            environment[name] = value;
        foreach (var (name, value) in await VariablesAsync(instance.Resource, execution, asked, ct))
            environment[name] = value;
        var arguments = await ArgumentsAsync(instance.Resource, asked, ct);
        return instance.Resource switch
        {
            ProjectResource project => ForProject(project, arguments, environment),
            ExecutableResource executable => new LaunchPlan(executable.Command, arguments, Existing(executable), environment),
            ContainerResource container => ContainerCommand.Create(container, arguments, environment, await ContainerEngine.FindAsync(ct)),
            _ => throw new NotSupportedException($"{instance.Resource} can't be started."),
        };
    }

    public static async Task<Dictionary<string, string>> VariablesAsync(
        IResource resource, DistributedApplicationExecutionContext execution, ValueProviderContext asked, CancellationToken ct)
    {
        var context = new EnvironmentCallbackContext(execution, resource, cancellationToken: ct);
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
            await annotation.Callback(context);
        var variables = new Dictionary<string, string>();
        foreach (var (name, value) in context.EnvironmentVariables)
            variables[name] = await TextAsync(value, asked, ct);
        return variables;
    }

    private static async Task<List<string>> ArgumentsAsync(IResource resource, ValueProviderContext asked, CancellationToken ct)
    {
        var context = new CommandLineArgsCallbackContext([], ct);
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
            await annotation.Callback(context);
        var arguments = new List<string>();
        foreach (var argument in context.Args)
            arguments.Add(await TextAsync(argument, asked, ct));
        return arguments;
    }

    private static async Task<string> TextAsync(object value, ValueProviderContext asked, CancellationToken ct) =>
        value is IValueProvider provider ? await provider.GetValueAsync(asked, ct) ?? "" : value.ToString() ?? "";

    private static LaunchPlan ForProject(ProjectResource project, List<string> arguments, Dictionary<string, string> environment)
    {
        var metadata = project.GetProjectMetadata();
        var assembly = (metadata as IProjectOutput)?.OutputPath ?? "";
        if (!File.Exists(assembly))
            throw new DistributedApplicationException($"'{project.Name}' has not been built: there is no {assembly}. Build {metadata.ProjectPath} first.");

        // Aspire runs a project in its own folder: appsettings.json is read from there.
        return new LaunchPlan(DotNet(), [assembly, .. arguments], Path.GetDirectoryName(metadata.ProjectPath)!, environment);
    }

    private static string DotNet() => Path.GetFileNameWithoutExtension(System.Environment.ProcessPath) == "dotnet"
        ? System.Environment.ProcessPath!
        : System.Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static string Existing(ExecutableResource executable) => Directory.Exists(executable.WorkingDirectory)
        ? executable.WorkingDirectory
        : throw new DistributedApplicationException($"The working directory of '{executable.Name}' does not exist: {executable.WorkingDirectory}");

    private static Dictionary<string, string> Inherited() =>
        System.Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .Select(e => (Name: (string)e.Key, Value: (string?)e.Value ?? ""))
            .Where(e => !s_ownVariables.Contains(e.Name, StringComparer.OrdinalIgnoreCase)
                && !s_ownPrefixes.Any(p => e.Name.StartsWith(p, StringComparison.OrdinalIgnoreCase)))
            .ToDictionary(e => e.Name, e => e.Value);

    private static IEnumerable<(string Name, string Value)> Telemetry(ResourceInstance instance, IConfiguration configuration)
    {
        var endpoint = configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] ?? configuration["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"];
        if (string.IsNullOrEmpty(endpoint))
            yield break;
        yield return ("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint);
        yield return ("OTEL_EXPORTER_OTLP_PROTOCOL", configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] ?? "grpc");
        yield return ("OTEL_SERVICE_NAME", instance.Resource.Name);
        yield return ("OTEL_RESOURCE_ATTRIBUTES", $"service.instance.id={instance.Name}-{Guid.NewGuid():N}");
        if (configuration["OTEL_EXPORTER_OTLP_HEADERS"] is { Length: > 0 } headers)
            yield return ("OTEL_EXPORTER_OTLP_HEADERS", headers);
    }
}
