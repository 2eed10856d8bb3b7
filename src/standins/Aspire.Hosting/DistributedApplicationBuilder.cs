using System.Collections.ObjectModel;
using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Local;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting;

internal sealed class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    private readonly HostApplicationBuilder _host;
    private readonly ResourceCollection _resources = [];

    public DistributedApplicationBuilder(DistributedApplicationOptions options)
    {
        var assembly = options.AssemblyName is { } name ? Assembly.Load(name) : Assembly.GetEntryAssembly();
        AppHostDirectory = assembly?.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(a => a.Key == "AppHostProjectPath")?.Value
            is { } directory && Directory.Exists(directory) ? directory : Directory.GetCurrentDirectory();

        // Same names as the official command line: `--operation publish` or `--publisher manifest` describe, anything else runs.
        _host = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = options.Args, ContentRootPath = AppHostDirectory });
        var publish = string.Equals(_host.Configuration["operation"], "publish", StringComparison.OrdinalIgnoreCase)
            || _host.Configuration["publisher"] is not null;
        ExecutionContext = new DistributedApplicationExecutionContext(publish ? DistributedApplicationOperation.Publish : DistributedApplicationOperation.Run);

        _host.Logging.ClearProviders();
        _host.Services.AddSingleton(ExecutionContext);
        _host.Services.AddSingleton<IResourceCollection>(_resources);
        _host.Services.AddHealthChecks();
        _host.Services.AddLocalRunner(_host.Configuration, options.DisableDashboard);
    }

    public ConfigurationManager Configuration => _host.Configuration;
    public string AppHostDirectory { get; }
    public IHostEnvironment Environment => _host.Environment;
    public DistributedApplicationExecutionContext ExecutionContext { get; }
    public IResourceCollection Resources => _resources;
    public IServiceCollection Services => _host.Services;

    public IResourceBuilder<T> AddResource<T>(T resource) where T : IResource
    {
        if (_resources.TryGetByName(resource.Name, out _))
            throw new DistributedApplicationException($"Cannot add resource with name '{resource.Name}': a resource with that name already exists.");
        _resources.Add(resource);
        return CreateResourceBuilder(resource);
    }

    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource) where T : IResource => new ResourceBuilder<T>(this, resource);

    public DistributedApplication Build() => new(_host.Build());

    private sealed class ResourceCollection : Collection<IResource>, IResourceCollection
    {
        public bool TryGetByName(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out IResource? resource) =>
            (resource = this.FirstOrDefault(r => string.Equals(r.Name, name, StringComparison.OrdinalIgnoreCase))) is not null;
    }
}
