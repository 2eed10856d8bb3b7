using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Local;

/// <summary>What every supervisor of one run shares.</summary>
internal sealed record RunnerContext(
    RunnerOptions Options, ModelGraph Graph, ProcessSpawner Spawner, Guardian Guardian, HealthProber Prober, IRunnerConsole Console,
    TimeProvider Time, DistributedApplicationExecutionContext Execution, IConfiguration Configuration)
{
    public required Func<Aspire.Hosting.ApplicationModel.IResource, IReadOnlyList<ResourceInstance>> InstancesOf { get; init; }
}
