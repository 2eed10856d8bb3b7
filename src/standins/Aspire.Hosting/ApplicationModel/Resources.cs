using System.Collections.ObjectModel;

namespace Aspire.Hosting.ApplicationModel
{
    public interface IResourceAnnotation;

    public sealed class ResourceAnnotationCollection : Collection<IResourceAnnotation>;

    public interface IResource
    {
        string Name { get; }
        ResourceAnnotationCollection Annotations { get; }
    }

    public interface IResourceWithEnvironment : IResource;
    public interface IResourceWithArgs : IResource;
    public interface IResourceWithEndpoints : IResource;
    public interface IResourceWithWaitSupport : IResource;
    public interface IResourceWithProbes : IResource;
    public interface IComputeResource : IResource;

    public interface IResourceWithParent : IResource
    {
        IResource Parent { get; }
    }

    public interface IResourceWithParent<out T> : IResourceWithParent where T : IResource
    {
        new T Parent { get; }
        IResource IResourceWithParent.Parent => Parent;
    }

    public abstract class Resource(string name) : IResource
    {
        public string Name { get; } = name;
        public ResourceAnnotationCollection Annotations { get; } = [];
        public override string ToString() => $"{GetType().Name} \"{Name}\"";
    }

    public class ExecutableResource(string name, string command, string workingDirectory) : Resource(name),
        IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport, IResourceWithProbes, IComputeResource
    {
        public string Command { get; } = command;
        public string WorkingDirectory { get; } = workingDirectory;
    }

    public class ContainerResource(string name, string? entrypoint = null) : Resource(name),
        IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport, IResourceWithProbes, IComputeResource
    {
        public string? Entrypoint { get; set; } = entrypoint;
    }

    public class ProjectResource(string name) : Resource(name),
        IResourceWithEnvironment, IResourceWithArgs, IResourceWithServiceDiscovery, IResourceWithEndpoints, IResourceWithWaitSupport,
        IResourceWithProbes, IComputeResource, IContainerFilesDestinationResource;

    public interface IResourceCollection : IList<IResource>
    {
        bool TryGetByName(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out IResource? resource);
    }

    public static class ResourceExtensions
    {
        public static bool TryGetLastAnnotation<T>(this IResource resource, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out T? annotation)
            where T : IResourceAnnotation
        {
            annotation = resource.Annotations.OfType<T>().LastOrDefault();
            return annotation is not null;
        }

        public static bool TryGetAnnotationsOfType<T>(this IResource resource, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out IEnumerable<T>? result)
            where T : IResourceAnnotation
        {
            var found = resource.Annotations.OfType<T>().ToArray();
            result = found.Length == 0 ? null : found;
            return result is not null;
        }

        public static bool HasAnnotationOfType<T>(this IResource resource) where T : IResourceAnnotation => resource.Annotations.OfType<T>().Any();

        public static IEnumerable<EndpointReference> GetEndpoints(this IResourceWithEndpoints resource) =>
            resource.Annotations.OfType<EndpointAnnotation>().Select(e => new EndpointReference(resource, e));

        public static EndpointReference GetEndpoint(this IResourceWithEndpoints resource, string endpointName) => new(resource, endpointName);

        public static int GetReplicaCount(this IResource resource) =>
            resource.TryGetLastAnnotation<ReplicaAnnotation>(out var replicas) ? replicas.Replicas : 1;

        public static string GetProjectPath(this ProjectResource project) => project.GetProjectMetadata().ProjectPath;

        internal static IProjectMetadata GetProjectMetadata(this ProjectResource project) =>
            project.TryGetLastAnnotation<IProjectMetadata>(out var metadata)
                ? metadata
                : throw new DistributedApplicationException($"Project resource '{project.Name}' has no project metadata.");
    }
}

namespace Aspire.Hosting
{
    using Aspire.Hosting.ApplicationModel;

    public interface IResourceWithServiceDiscovery : IResourceWithEndpoints;
    public interface IContainerFilesDestinationResource : IResource;
    public interface IResourceWithContainerFiles : IResource;

    public interface IProjectMetadata : IResourceAnnotation
    {
        string ProjectPath { get; }
    }

    public class DistributedApplicationException : Exception
    {
        public DistributedApplicationException() { }
        public DistributedApplicationException(string message) : base(message) { }
        public DistributedApplicationException(string message, Exception inner) : base(message, inner) { }
    }
}
