using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting
{
    public interface IDistributedApplicationBuilder
    {
        ConfigurationManager Configuration { get; }
        string AppHostDirectory { get; }
        IHostEnvironment Environment { get; }
        DistributedApplicationExecutionContext ExecutionContext { get; }
        IResourceCollection Resources { get; }
        IServiceCollection Services { get; }
        IResourceBuilder<T> AddResource<T>(T resource) where T : IResource;
        IResourceBuilder<T> CreateResourceBuilder<T>(T resource) where T : IResource;
        DistributedApplication Build();
    }

    public sealed class DistributedApplicationOptions
    {
        public string[]? Args { get; set; }
        public string? AssemblyName { get; set; }
        public bool DisableDashboard { get; set; }
    }
}

namespace Aspire.Hosting.ApplicationModel
{
    public enum ResourceAnnotationMutationBehavior { Append, Replace }

    public interface IResourceBuilder<out T> where T : IResource
    {
        IDistributedApplicationBuilder ApplicationBuilder { get; }
        T Resource { get; }

        IResourceBuilder<T> WithAnnotation<TAnnotation>(
            TAnnotation annotation, ResourceAnnotationMutationBehavior behavior = ResourceAnnotationMutationBehavior.Append)
            where TAnnotation : IResourceAnnotation;
    }

    internal sealed class ResourceBuilder<T>(IDistributedApplicationBuilder applicationBuilder, T resource) : IResourceBuilder<T> where T : IResource
    {
        public IDistributedApplicationBuilder ApplicationBuilder { get; } = applicationBuilder;
        public T Resource { get; } = resource;

        public IResourceBuilder<T> WithAnnotation<TAnnotation>(TAnnotation annotation, ResourceAnnotationMutationBehavior behavior)
            where TAnnotation : IResourceAnnotation
        {
            if (behavior == ResourceAnnotationMutationBehavior.Replace)
                foreach (var old in Resource.Annotations.OfType<TAnnotation>().ToArray())
                    Resource.Annotations.Remove(old);
            Resource.Annotations.Add(annotation);
            return this;
        }
    }
}
