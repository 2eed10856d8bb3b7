using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static class ExecutableResourceBuilderExtensions
{
    public static IResourceBuilder<ExecutableResource> AddExecutable(
        this IDistributedApplicationBuilder builder, string name, string command, string workingDirectory, params string[]? args) =>
        builder.AddResource(new ExecutableResource(name, command, Path.GetFullPath(Path.Combine(builder.AppHostDirectory, workingDirectory))))
            .WithArgs(args ?? []);
}

public static class ProjectResourceBuilderExtensions
{
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, string name, string? launchProfileName)
        where TProject : IProjectMetadata, new()
    {
        // A launch profile would add endpoints and variables of its own; the runner reads none, so only the explicit "none" is offered.
        if (launchProfileName is not null)
            throw new NotSupportedException("Launch profiles of projects are not read here: pass null and declare the endpoints.");
        var project = builder.AddResource(new ProjectResource(name)).WithAnnotation<IProjectMetadata>(new TProject());
        return project.WithEnvironment(context => SetDefaults(context, project.Resource));
    }

    public static IResourceBuilder<ProjectResource> WithReplicas(this IResourceBuilder<ProjectResource> builder, int replicas) =>
        builder.WithAnnotation(new ReplicaAnnotation(replicas), ResourceAnnotationMutationBehavior.Replace);

    private static void SetDefaults(EnvironmentCallbackContext context, ProjectResource project)
    {
        var bound = project.Annotations.OfType<EndpointAnnotation>()
            .Where(e => e.UriScheme is "http" or "https" && e.TargetPortEnvironmentVariable is null).ToArray();
        if (bound.Length > 0 && context.ExecutionContext.IsRunMode)
            context.EnvironmentVariables.TryAdd("ASPNETCORE_URLS", new UrlList(project, bound));
    }

    /// <summary>ASPNETCORE_URLS: every http endpoint that does not arrive by an environment variable of its own.</summary>
    private sealed class UrlList(ProjectResource project, EndpointAnnotation[] endpoints) : IExpressionValue
    {
        public string ValueExpression => string.Join(';', endpoints.Select(e => $"{e.UriScheme}://{e.TargetHost}:{{{project.Name}.bindings.{e.Name}.targetPort}}"));

        public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) =>
            GetValueAsync(new ValueProviderContext { Caller = project }, cancellationToken);

        public ValueTask<string?> GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken = default) =>
            new(string.Join(';', endpoints.Select(e =>
                $"{e.UriScheme}://{e.TargetHost}:{new EndpointReference(project, e).Text(EndpointProperty.Port, context)}")));
    }
}

public static class ContainerResourceBuilderExtensions
{
    public static IResourceBuilder<ContainerResource> AddContainer(this IDistributedApplicationBuilder builder, string name, string image, string tag) =>
        builder.AddResource(new ContainerResource(name)).WithAnnotation(new ContainerImageAnnotation { Image = image, Tag = tag });

    public static IResourceBuilder<T> WithVolume<T>(this IResourceBuilder<T> builder, string? name, string target, bool isReadOnly = false)
        where T : ContainerResource => builder.WithAnnotation(new ContainerMountAnnotation(name, target, ContainerMountType.Volume, isReadOnly));

    public static IResourceBuilder<T> WithBindMount<T>(this IResourceBuilder<T> builder, string source, string target, bool isReadOnly = false)
        where T : ContainerResource => builder.WithAnnotation(new ContainerMountAnnotation(
            Path.GetFullPath(Path.Combine(builder.ApplicationBuilder.AppHostDirectory, source)), target, ContainerMountType.BindMount, isReadOnly));
}

public static class ParameterResourceBuilderExtensions
{
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, bool secret = false) =>
        builder.AddResource(new ParameterResource(name, _ => builder.Configuration[$"Parameters:{name}"]
            ?? throw new DistributedApplicationException(
                $"Parameter '{name}' has no value: set Parameters:{name} (environment Parameters__{name})."), secret));

    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, string value, bool publishValueAsDefault = false, bool secret = false) =>
        builder.AddParameter(name, () => value, publishValueAsDefault, secret);

    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, Func<string> valueGetter, bool publishValueAsDefault = false, bool secret = false)
    {
        if (publishValueAsDefault && secret)
            throw new ArgumentException("A parameter cannot be both secret and published as a default value.", nameof(secret));
        return builder.AddResource(new ParameterResource(name, _ => valueGetter(), secret));
    }

    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, ParameterDefault value, bool secret = false) =>
        builder.AddResource(new ParameterResource(
            name, initial => builder.Configuration[$"Parameters:{name}"] ?? initial!.GetDefaultValue(), secret) { Default = value });

    public static IResourceBuilder<ParameterResource> WithDescription(this IResourceBuilder<ParameterResource> builder, string description)
    {
        builder.Resource.Description = description;
        return builder;
    }
}
