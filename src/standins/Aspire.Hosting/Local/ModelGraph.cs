using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Local;

/// <summary>Which resources become processes, what each waits for, and in which order they stop.</summary>
internal sealed class ModelGraph
{
    private readonly Dictionary<IResource, int> _depths = [];

    public ModelGraph(IEnumerable<IResource> resources)
    {
        Runnable = [.. resources.Where(IsRunnable)];
        foreach (var resource in Runnable)
            Depth(resource, []);
    }

    public IReadOnlyList<IResource> Runnable { get; }

    /// <summary>Groups that may stop side by side; nothing in a later group is needed by an earlier one's shutdown.</summary>
    public IEnumerable<IReadOnlyList<IResource>> StopOrder() =>
        Runnable.GroupBy(r => _depths[r]).OrderByDescending(g => g.Key).Select(g => g.ToArray());

    public bool IsOneShot(IResource resource) => Runnable.Any(r => r.Annotations.OfType<WaitAnnotation>()
        .Any(w => w.WaitType == WaitType.WaitForCompletion && ReferenceEquals(Owner(w.Resource), resource)));

    /// <summary>Waits on processes: a database waits through its server, values (parameters, connection strings) are always there.</summary>
    public static IEnumerable<(WaitAnnotation Wait, IResource On)> Waits(IResource resource) =>
        resource.Annotations.OfType<WaitAnnotation>().Select(w => (w, Owner(w.Resource))).Where(pair => IsRunnable(pair.Item2));

    private static IResource Owner(IResource resource) => resource is IResourceWithParent child ? Owner(child.Parent) : resource;

    private static bool IsRunnable(IResource resource) => resource is ExecutableResource or ProjectResource or ContainerResource;

    private int Depth(IResource resource, HashSet<IResource> path)
    {
        if (_depths.TryGetValue(resource, out var known))
            return known;
        if (!path.Add(resource))
            throw new DistributedApplicationException(
                $"Resources wait for each other in a circle: {string.Join(" → ", path.Select(r => r.Name))} → {resource.Name}.");
        var depth = Waits(resource).Select(w => Depth(w.On, path) + 1).DefaultIfEmpty(0).Max();
        path.Remove(resource);
        return _depths[resource] = depth;
    }
}
