using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Azure;
using Aspire.Hosting.Azure.AppContainers;
using Azure.Provisioning;
using Azure.Provisioning.AppContainers;

namespace Aspire.Hosting
{
    public static class AzureContainerAppExtensions
    {
        public static IResourceBuilder<AzureContainerAppEnvironmentResource> AddAzureContainerAppEnvironment(
            this IDistributedApplicationBuilder builder, string name)
        {
            var environment = new AzureContainerAppEnvironmentResource(name);
            return builder.ExecutionContext.IsPublishMode ? builder.AddResource(environment) : builder.CreateResourceBuilder(environment);
        }

        public static IResourceBuilder<AzureContainerAppEnvironmentResource> WithAzdResourceNaming(
            this IResourceBuilder<AzureContainerAppEnvironmentResource> builder)
        {
            builder.Resource.UseAzdNamingConvention = true;
            return builder;
        }
    }

    public static class AzureContainerAppProjectExtensions
    {
        public static IResourceBuilder<T> PublishAsAzureContainerApp<T>(
            this IResourceBuilder<T> project, Action<AzureResourceInfrastructure, ContainerApp> configure) where T : ProjectResource =>
            project.ApplicationBuilder.ExecutionContext.IsPublishMode
                ? project.WithAnnotation(new AzureContainerAppCustomizationAnnotation(configure))
                : project;
    }

    public static class AzureContainerAppContainerExtensions
    {
        public static IResourceBuilder<T> PublishAsAzureContainerApp<T>(
            this IResourceBuilder<T> container, Action<AzureResourceInfrastructure, ContainerApp> configure) where T : ContainerResource =>
            container.ApplicationBuilder.ExecutionContext.IsPublishMode
                ? container.WithAnnotation(new AzureContainerAppCustomizationAnnotation(configure))
                : container;
    }

    public static class AzureContainerAppJobExtensions
    {
        public static IResourceBuilder<T> PublishAsAzureContainerAppJob<T>(this IResourceBuilder<T> resource) where T : IComputeResource =>
            resource.ApplicationBuilder.ExecutionContext.IsPublishMode
                ? resource.WithAnnotation(new AzureContainerAppJobCustomizationAnnotation())
                : resource;
    }

    public static class AzureProvisioningResourceExtensions
    {
        public static ProvisioningParameter AsProvisioningParameter(
            this IResourceBuilder<ParameterResource> parameterResourceBuilder, AzureResourceInfrastructure infrastructure, string? parameterName = null) =>
            ReferenceExpression.Create($"{parameterResourceBuilder}")
                .AsProvisioningParameter(infrastructure, parameterName ?? parameterResourceBuilder.Resource.Name.Replace('-', '_'));

        public static ProvisioningParameter AsProvisioningParameter(
            this ReferenceExpression expression, AzureResourceInfrastructure infrastructure, string parameterName)
        {
            var parameter = new ProvisioningParameter(parameterName, typeof(string)) { Value = expression.ValueExpression };
            infrastructure.Parameters.Add(parameter);
            return parameter;
        }
    }
}

namespace Aspire.Hosting.Azure
{
    public sealed class AzureResourceInfrastructure
    {
        internal List<ProvisioningParameter> Parameters { get; } = [];
    }

    public sealed class AzureContainerAppCustomizationAnnotation(Action<AzureResourceInfrastructure, ContainerApp> configure) : IResourceAnnotation
    {
        public Action<AzureResourceInfrastructure, ContainerApp> Configure { get; } = configure;
    }

    public sealed class AzureContainerAppJobCustomizationAnnotation : IResourceAnnotation;
}

namespace Aspire.Hosting.Azure.AppContainers
{
    public class AzureContainerAppEnvironmentResource(string name) : Resource(name)
    {
        internal bool UseAzdNamingConvention { get; set; }
    }
}
