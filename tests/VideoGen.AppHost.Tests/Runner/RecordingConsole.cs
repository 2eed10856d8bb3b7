using System.Collections.Concurrent;
using Aspire.Hosting.Local;

namespace VideoGen.AppHost.Tests.Runner;

internal sealed class RecordingConsole : IRunnerConsole
{
    private readonly ConcurrentQueue<string> _events = new();

    public IReadOnlyList<string> Events => [.. _events];

    public void Begin(IReadOnlyList<ResourceInstance> instances, Uri? dashboard) { }
    public void Line(string instance, string text) { }
    public void Event(string text) => _events.Enqueue(text);
    public void Error(string text) => _events.Enqueue(text);
    public void Changed(ResourceInstance instance) { }
    public void Finish() { }
}
